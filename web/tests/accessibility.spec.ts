// axe finds nothing, in either theme.
import { expect, findings, loneRequest, openMap, test } from "./map_page";

test("list, card and request page", async ({ page }) => {
  const { properties } = await loneRequest(page);
  await openMap(page);
  await expect(page.locator(".row").first()).toBeAttached();
  expect(await findings(page)).toEqual([]);

  await openMap(page, `/?request=${properties.number}`);
  await expect(page.locator(".card-title")).toBeVisible();
  await expect(page.locator(".card-content")).not.toHaveAttribute("aria-busy");
  expect(await findings(page)).toEqual([]);

  await page.goto(`/requests/${properties.number}`);
  expect(await findings(page)).toEqual([]);
});
