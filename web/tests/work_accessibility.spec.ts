// axe finds nothing serious on the pages where people work, in either theme and either language.
import { signedIn } from "./desk";
import { expect, serious, test } from "./map_page";
import { registered } from "./work";

for (const language of ["uk", "en"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme });
      test.beforeEach(async ({ context, baseURL }) => {
        await context.addCookies([{ name: "lang", value: language, url: baseURL ?? "" }]);
      });

      test("signing in", async ({ page }) => {
        await page.goto("/sign-in");
        await expect(page.locator("form")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.goto("/sign-in?return_to=/desk");
        await page.locator("button[type=submit]").click();
        await expect(page.locator(".field-error").first()).toBeVisible();
        expect(await serious(page)).toEqual([]);
      });

      test("the desk's list, card and forms", async ({ page, context, baseURL }) => {
        const number = await registered(baseURL ?? "");
        const operator = await signedIn(baseURL ?? "", "operator");
        await context.addCookies((await operator.storageState()).cookies);
        await page.goto("/desk/requests");
        await expect(page.locator(".desk-row").first()).toBeVisible();
        expect(await serious(page)).toEqual([]);

        await page.goto(`/desk/requests/${number}?status=registered`);
        await expect(page.locator(".desk-card .card-title")).toBeVisible();
        expect(await serious(page)).toEqual([]);

        await page.locator('[data-to="refused"]').click();
        await page.locator(".desk-steps button[type=submit]").click();
        await expect(page.locator(".field-error")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.locator(".desk-steps textarea").press("Escape");

        await page.locator('[data-to="accepted"]').click();
        await expect(page.locator(".desk-steps select")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        // Somebody is quicker: what is begun is told to be over.
        await operator.post(`/api/requests/${number}/transitions`, { data: { to: "cancelled", note: "Двічі подано." } });
        // A page that has its connection back asks what has changed.
        await page.evaluate(() => dispatchEvent(new Event("online")));
        await expect(page.locator(".conflict")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await operator.dispose();

        await page.locator(".account-button").click();
        await expect(page.locator(".account-menu")).toBeVisible();
        expect(await serious(page)).toEqual([]);

        await page.goto("/desk/requests?q=нічого-такого-немає");
        await expect(page.locator(".notice")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog")).toBeVisible();
        expect(await serious(page)).toEqual([]);
      });

      test("the sheet for the telephone", async ({ page, context, baseURL }) => {
        const operator = await signedIn(baseURL ?? "", "operator");
        const found = (await (await operator.get("/api/geocode?q=Шевченка 12&limit=1")).json()) as { features: { geometry: { coordinates: number[] } }[] };
        await operator.post("/api/requests", { data: { service: "lighting", point: found.features[0]?.geometry.coordinates, text: "Темно." } });
        await context.addCookies((await operator.storageState()).cookies);
        await operator.dispose();
        const field = (name: string) => page.locator(`[id$="-${name}"]`).first();
        await page.goto("/desk/call");
        await expect(page.locator(".call-form")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.locator(".call-send button").click();
        await expect(page.locator(".field-error").first()).toBeVisible();
        expect(await serious(page)).toEqual([]);

        await field("text").fill("Не горить ліхтар, дурню. Телефон 050 111 22 33.\nТа ще: не вивезли сміття з контейнера у дворі.");
        await field("service").fill("lighting");
        await page.locator('[id$="-service-list"] [role="option"]').first().click();
        await field("address").fill("Шевченка 12");
        await expect(page.locator('[id$="-address-list"] [role="option"]').nth(1)).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.locator('[id$="-address-list"] [role="option"]').first().click();
        await expect(page.locator(".duplicate").first()).toBeVisible();
        await expect(page.locator(".call-advice button")).toBeVisible();
        expect(await serious(page)).toEqual([]);

        await page.locator(".call-named input").check();
        await page.route("**/api/requests", (route) => (route.request().method() === "POST" ? route.abort("connectionreset") : route.fallback()));
        await page.locator(".call-send button").click();
        await expect(page.locator(".call-open")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.unroute("**/api/requests");
        await page.locator(".call-open button").click();
        await expect(page.locator(".ended-next li").nth(3)).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.keyboard.press("F1");
        await expect(page.getByRole("dialog")).toBeVisible();
        expect(await serious(page)).toEqual([]);
      });
    });
  }
}
