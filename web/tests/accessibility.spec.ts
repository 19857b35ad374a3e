// axe finds nothing serious, in either theme.
import { expect, loneRequest, openMap, serious, test } from "./map_page";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("list, card and request page", async ({ page }) => {
      const { properties } = await loneRequest(page);
      await openMap(page);
      await expect(page.locator(".row").first()).toBeAttached();
      expect(await serious(page)).toEqual([]);

      await openMap(page, `/?request=${properties.number}`);
      await expect(page.locator(".card-title")).toBeVisible();
      await expect(page.locator(".card-content")).not.toHaveAttribute("aria-busy");
      expect(await serious(page)).toEqual([]);

      await page.goto(`/requests/${properties.number}`);
      expect(await serious(page)).toEqual([]);
    });
  });
}
