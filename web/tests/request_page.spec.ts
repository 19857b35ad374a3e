// The server-rendered page of a request.
import { expect, loneRequest, test } from "./map_page";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page tells status, executor and history (M16)", async ({ page }) => {
    const { properties } = await loneRequest(page);
    await page.goto(`/requests/${properties.number}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(properties.service.name);
    await expect(page.locator(".executor")).toContainText(properties.executor?.name ?? "");
    await expect(page.locator(".card-group")).not.toBeEmpty();
    await expect(page.locator(".history li").last()).toContainText("Зареєстровано");
    await expect(page.locator(".locator")).toBeHidden();
  });
});

test("with JavaScript it shows where, and leads to the map", async ({ page }) => {
  const { properties } = await loneRequest(page);
  await page.goto(`/requests/${properties.number}`);
  await expect(page.locator('.locator[data-map-state="idle"]')).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: "Показати на карті" }).click();
  await expect(page.locator(".card-number")).toContainText(properties.number);
});

test("an unknown number gets a page that helps", async ({ page }) => {
  const answer = await page.goto("/requests/0000-0");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
