// The map page as a visitor meets it, at a desk and on a phone.
import type { Statistics } from "../src/api/types";
import { clickMark, drawnLabels, expect, loneRequest, openMap, placeOf, test } from "./map_page";

test("a click on a mark opens its card with status, executor and number (M16, M17)", async ({ page }) => {
  const request = await loneRequest(page);
  const { number, service, executor } = request.properties;
  await openMap(page, placeOf(request));
  await clickMark(page, number);

  const card = page.getByRole("article");
  await expect(card.getByRole("heading", { level: 2 })).toHaveText(service.name);
  await expect(card.locator(".card-group")).not.toBeEmpty();
  await expect(card.locator(".executor")).toContainText(executor?.name ?? "");
  await expect(card.locator(".card-number")).toContainText(number);
  await expect(card.getByRole("list", { name: "Перебіг" }).getByRole("listitem")).toHaveCount(4);
  await expect(card.getByRole("link", { name: "Сторінка заявки" })).toHaveAttribute("href", `/requests/${number}`);
  expect(new URL(page.url()).searchParams.get("request")).toBe(number);

  await page.goBack();
  await expect(card).toBeHidden();
  expect(new URL(page.url()).searchParams.has("request")).toBe(false);
});

test("labels are in Cyrillic, drawn from the page's own font", async ({ page }) => {
  const request = await loneRequest(page);
  await openMap(page, placeOf(request, 16));
  const names = await drawnLabels(page);
  expect(names.filter((name) => /[а-яіїєґ]/i.test(name)).length).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.fonts.check('500 16px "Onest Variable"', "Її"))).toBe(true);
  await expect(page.getByText("© OpenStreetMap contributors (ODbL)")).toBeVisible();
});

test("the sentence tells how many requests there are", async ({ page }) => {
  const { total } = (await (await page.request.get("/api/statistics")).json()) as Statistics;
  await openMap(page);
  await expect(page.locator(".sentence")).toContainText(new Intl.NumberFormat("uk").format(total));
});

test("a chip filters marks and list, and stays in the address", async ({ page }) => {
  await openMap(page);
  await page.getByRole("button", { name: /^Прострочено/ }).click();
  await expect(page.locator(".sentence")).toContainText("прострочені");
  await expect(page).toHaveURL(/group=overdue/);
  await expect(page.locator('.row:not([data-group="overdue"])')).toHaveCount(0);

  await page.reload();
  await expect(page.getByRole("button", { name: /^Прострочено/ })).toHaveAttribute("aria-pressed", "true");
});

test("a request is found by its number", async ({ page }) => {
  const { properties } = await loneRequest(page);
  await openMap(page);
  await page.getByRole("combobox", { name: "Пошук заявки або адреси" }).fill(properties.number);
  await page.getByRole("option", { name: properties.number }).first().click();
  await expect(page.getByRole("article").locator(".card-number")).toContainText(properties.number);
});

test("a link to a request opens its card; one that is not there says so", async ({ page }) => {
  const { properties } = await loneRequest(page);
  await openMap(page, `/?request=${properties.number}`);
  await expect(page.locator(".card-title")).toHaveText(properties.service.name);

  await openMap(page, "/?request=0000-0");
  await expect(page.getByRole("heading", { name: "Заявки 0000-0 немає на карті" })).toBeVisible();
});

test("the list works from the keyboard, and going back returns to the same row", async ({ page }) => {
  await openMap(page);
  const row = page.locator(".row").first();
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".card-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
});

test("the phone's sheet has three heights, and a desktop has none", async ({ page }, { project }) => {
  await openMap(page);
  const sheet = page.locator(".sheet");
  const handle = page.getByRole("button", { name: "Розгорнути список" });
  if (project.name !== "phone") {
    await expect(handle).toBeHidden();
    return;
  }
  await expect(sheet).toHaveAttribute("data-height", "peek");
  await handle.focus();
  await page.keyboard.press("ArrowUp");
  await expect(sheet).toHaveAttribute("data-height", "half");
  await page.keyboard.press("ArrowUp");
  await expect(sheet).toHaveAttribute("data-height", "full");

  const box = await page.locator(".handle").boundingBox();
  if (!box) throw new Error("the sheet has no handle");
  await page.mouse.move(box.x + box.width / 2, box.y + 14);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, 820, { steps: 4 });
  await page.mouse.up();
  await expect(sheet).toHaveAttribute("data-height", "peek");
});
