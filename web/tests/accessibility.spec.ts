// axe finds nothing serious, in either theme.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, loneRequest, openMap, test } from "./map_page";

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

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
