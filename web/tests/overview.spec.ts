// The official's page: the counts are those of the map, and lead to the requests they count.
import { expect, test } from "./map_page";
import { signIn } from "./work";

interface Counted {
  total: number;
  groups: { overdue: number };
  executors: { name: string; count: number }[];
}

test("counts what the map shows, and leads there", async ({ page }) => {
  await signIn(page, "official", "/desk/overview");
  const counted = (await (await page.request.get("/api/statistics")).json()) as Counted;
  const overdue = page.locator('.overview-group[data-group="overdue"]');
  await expect(overdue.locator(".overview-count")).toHaveText(String(counted.groups.overdue));
  const first = counted.executors[0];
  if (!first) throw new Error("the sample has executors");
  const row = page.getByRole("row").filter({ hasText: first.name });
  await expect(row.locator(".number").first()).toHaveText(String(first.count));

  await row.getByRole("link", { name: first.name }).click();
  await expect(page).toHaveURL(/\/desk\/requests\?executor=\d+/);
  await expect(page.locator(".desk-row").first()).toBeVisible();
  await expect(page.locator(".desk-row").first()).toContainText(first.name);
});

test("of the days chosen, which a reload keeps", async ({ page }) => {
  await signIn(page, "official", "/desk/overview?from=2020-01-01&to=2020-01-31");
  await expect(page.locator(".notice")).toContainText("За ці дні заявок немає");
  await page.getByRole("button", { name: "За цей рік" }).click();
  await expect(page.locator(".overview-sentence")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "За цей рік" })).toHaveAttribute("aria-pressed", "true");
});

test("takes the same requests along as a table", async ({ page }) => {
  await signIn(page, "official", "/desk/overview");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Таблиця (CSV)" }).click();
  expect((await download).suggestedFilename()).toBe("requests.csv");
});
