// What the page says when there is nothing, when the server fails, in the dark and in English.
import { expect, openMap, test } from "./map_page";

test("where nothing matches, it says which filter to drop", async ({ page }) => {
  await openMap(page, "/?q=щщщщщ");
  await expect(page.getByRole("heading", { name: "За цими фільтрами нічого немає" })).toBeVisible();
  await page.getByRole("button", { name: /^Прибрати: зі словами/ }).click();
  await expect(page.locator(".row").first()).toBeVisible();
});

test("a failing server leaves the map, says so and offers another try", async ({ page }) => {
  await page.route("**/api/requests?*", (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", json: { detail: "База даних не відповідає." } }),
  );
  await openMap(page);
  await expect(page.getByRole("alert")).toContainText("База даних не відповідає.");
  await page.unroute("**/api/requests?*");
  await page.getByRole("button", { name: "Спробувати ще раз" }).click();
  await expect(page.locator(".row").first()).toBeVisible();
});

test("without a connection what is shown stays, and is dated", async ({ page, context }) => {
  await openMap(page);
  await expect(page.locator(".row").first()).toBeAttached();
  await context.setOffline(true);
  await expect(page.getByText("Немає з’єднання. Показано дані станом на")).toBeVisible();
  await expect(page.locator(".row").first()).toBeAttached();
  await context.setOffline(false);
  await expect(page.locator(".offline")).toBeHidden();
});

test("the map follows the chosen theme", async ({ page }) => {
  await openMap(page);
  const style = page.waitForRequest(/style\.json\?theme=dark/);
  await page.getByRole("button", { name: "Вигляд карти" }).click();
  await page.getByText("Темна", { exact: true }).click();
  await style;
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("guests read it in English", async ({ page }) => {
  await openMap(page);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator(".sentence")).toContainText("on the map");
});
