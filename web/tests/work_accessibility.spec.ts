// axe finds nothing serious on the pages where people work, in either theme and either language.
import { emptyPlace, openDesk, signedIn } from "./desk";
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

      test("the executor's work, its route, its card and what waits", async ({ page, context, baseURL }) => {
        const desk = await openDesk(baseURL ?? "");
        const number = await desk.accepted(await emptyPlace(baseURL ?? ""));
        await desk.move(number, "in_progress");
        await desk.leave();
        const executor = await signedIn(baseURL ?? "", "executor");
        await context.addCookies((await executor.storageState()).cookies);
        await executor.dispose();
        await page.goto("/desk/work");
        await expect(page.locator(".work-row").first()).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.goto(`/desk/work/${number}?route=all`);
        await expect(page.locator(".work-stop").first()).toBeAttached();
        await expect(page.locator('[data-to="submitted_infeasible"]')).toBeVisible();
        expect(await serious(page)).toEqual([]);
        await page.locator('[data-to="submitted_infeasible"]').click();
        await page.locator(".work-acts button[type=submit]").click();
        await expect(page.locator(".field-error")).toBeVisible();
        expect(await serious(page)).toEqual([]);
        // What is handed in without a line waits.
        await context.setOffline(true);
        await page.locator(".work-acts textarea").fill("Опора приватна.");
        await page.locator(".work-acts button[type=submit]").click();
        await expect(page.locator(".work-waiting")).toBeVisible();
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
    });
  }
}
