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

      test("the queues and what is done in them", async ({ page, context, baseURL }) => {
        const number = await registered(baseURL ?? "", "Не світить ліхтар. Дзвоніть 067 111 22 33.");
        const operator = await signedIn(baseURL ?? "", "operator");
        await context.addCookies((await operator.storageState()).cookies);
        await operator.dispose();
        await page.goto(`/desk/queues/moderation/${number}`);
        await page.locator('[data-to="accepted"]').click();
        await expect(page.locator(".diff del")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.goto("/desk/queues/location");
        await page.locator(".desk-row a").first().click();
        await expect(page.locator(".desk-steps .form-buttons .button")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.goto("/desk/queues/closing");
        await page.locator(".desk-row a").first().click();
        await expect(page.locator(".before-after")).toBeVisible();
        expect(await serious(page)).toEqual([]);
      });
    });
  }
}
