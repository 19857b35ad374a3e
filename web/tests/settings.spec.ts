// What an administrator sets up in the browser: people, the calendar, the community's texts; and that all of it is in the record of
// changes. Each test takes back what it has changed.
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { signedIn } from "./desk";
import { expect, findings, test } from "./map_page";
import { signIn } from "./work";

interface Lifecycle {
  silent_days: number;
  exceptions: { day: string; works: boolean; name: string }[];
}

const toast = (page: Page, words: string): Locator => page.locator(".toast").filter({ hasText: words });
/** The latest record of changes of one thing. */
const latest = (page: Page): Locator => page.locator(".audit-event").first();

const lifecycleOf = async (api: APIRequestContext) => (await (await api.get("/api/settings/lifecycle")).json()) as Lifecycle;

async function asAdministrator(baseURL: string | undefined, act: (api: APIRequestContext) => Promise<void>): Promise<void> {
  const api = await signedIn(baseURL ?? "", "administrator");
  await act(api);
  await api.dispose();
}

test("somebody new signs in, is given another role, and is shut out", async ({ page, browser, baseURL }) => {
  const login = `olena-${Date.now()}`;
  await signIn(page, "administrator", "/administration/members");
  await page.getByRole("link", { name: "Додати людину" }).click();
  const panel = page.locator(".entry");
  await panel.getByRole("button", { name: "Створити запис" }).click();
  await expect(panel).toContainText("Напишіть логін.");
  await panel.getByLabel("Логін").fill(login);
  await panel.getByLabel("Ім’я").fill("Олена Коваль");
  await panel.getByRole("button", { name: "Створити запис" }).click();
  await expect(panel).toContainText("Встановіть пароль");
  // What was typed is still there after a reload.
  await page.reload();
  await expect(panel.getByLabel("Ім’я")).toHaveValue("Олена Коваль");
  await panel.getByRole("button", { name: "Скласти" }).click();
  const password = await panel.locator(".settings-password").inputValue();
  await panel.getByRole("button", { name: "Створити запис" }).click();
  await expect(panel.locator(".settings-once code")).toHaveText(password);
  await expect(page).toHaveURL(/\/administration\/members\/\d+$/);
  await panel.getByRole("button", { name: "Уже передано" }).click();
  await expect(panel).not.toContainText(password);

  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: "uk-UA" });
  const hers = await context.newPage();
  const enter = async () => {
    await hers.goto("/desk");
    await hers.getByLabel("Логін").fill(login);
    await hers.getByLabel("Пароль").fill(password);
    await hers.getByRole("button", { name: "Увійти", exact: true }).click();
  };
  await enter();
  await expect(hers).toHaveURL(/\/desk\/call$/);
  const session = async () => (await (await context.request.get("/api/session")).json()) as { role: string } | null;

  // A new role is said to end the session, and does.
  await panel.getByLabel("Роль", { exact: true }).selectOption("official");
  await expect(panel.locator(".settings-warning")).toContainText("нова роль");
  await panel.getByRole("button", { name: "Зберегти" }).click();
  await expect(toast(page, "Збережено.")).toBeVisible();
  expect(await session()).toBeNull();
  await enter();
  await expect(hers).toHaveURL(/\/desk\/overview$/);

  await panel.getByRole("button", { name: "Закрити доступ" }).click();
  await expect(toast(page, "доступ закрито")).toBeVisible();
  expect(await session()).toBeNull();
  await toast(page, "доступ закрито").getByRole("button", { name: "Повернути" }).click();
  await expect(panel.getByRole("button", { name: "Закрити доступ" })).toBeVisible();
  await panel.getByRole("button", { name: "Закрити доступ" }).click();
  await expect(panel.getByRole("button", { name: "Відкрити доступ" })).toBeVisible();
  await enter();
  await expect(hers.getByRole("alert")).toBeVisible();
  await context.close();

  await panel.getByRole("link", { name: "Історія змін" }).click();
  await expect(latest(page)).toContainText("administrator");
  await expect(latest(page).locator('[data-field="disabled_at"]')).toContainText("Доступ закрито");
  const role = page.locator('.audit-event [data-field="role"]').first();
  await expect(role.locator("del")).toContainText("оператор");
  await expect(role.locator("ins")).toContainText("посадовець");
});

test("the last administrator stays one, in the server's words", async ({ page }) => {
  await signIn(page, "administrator", "/administration/members?q=administrator");
  await page.locator(".member").filter({ hasText: "administrator" }).first().click();
  const panel = page.locator(".entry");
  await panel.getByRole("button", { name: "Закрити доступ" }).click();
  await expect(panel.getByRole("alert")).toContainText("Це останній адміністратор");
});

test("a holiday is added and removed, and is not laid over what somebody else has changed", async ({ page, baseURL }) => {
  await signIn(page, "administrator", "/administration/calendar");
  await page.getByLabel("День", { exact: true }).fill("2031-08-25");
  await page.getByRole("textbox", { name: "Назва" }).last().fill("День після свята");
  await page.getByRole("button", { name: "Додати", exact: true }).click();
  const day = page.locator('.year-day[data-day="2031-08-25"]');
  await expect(day).toHaveAttribute("data-kind", "holiday");
  // A Saturday that is added is worked.
  await page.getByLabel("День", { exact: true }).fill("2031-08-23");
  await page.getByRole("button", { name: "Додати", exact: true }).click();
  await expect(page.locator('.year-day[data-day="2031-08-23"]')).toHaveAttribute("data-kind", "worked");

  // Meanwhile somebody changes something else.
  await asAdministrator(baseURL, async (api) => {
    await api.put("/api/settings/lifecycle", { data: { ...(await lifecycleOf(api)), silent_days: 21 } });
  });
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.locator(".conflict")).toContainText("Скільки днів чекати на відповідь");
  await asAdministrator(baseURL, async (api) => {
    expect((await lifecycleOf(api)).exceptions.map((other) => other.day)).not.toContain("2031-08-25");
  });
  await page.getByRole("button", { name: "Прочитано, продовжую" }).click();
  await expect(page.getByLabel("Скільки днів чекати на відповідь")).toHaveValue("21");
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(toast(page, "Календар збережено.")).toBeVisible();
  await asAdministrator(baseURL, async (api) => {
    const now = await lifecycleOf(api);
    expect(now.exceptions).toContainEqual({ day: "2031-08-25", works: false, name: "День після свята" });
    expect(now.silent_days).toBe(21);
  });

  for (const name of ["пн, 25 серпня 2031", "сб, 23 серпня 2031"]) await page.getByRole("button", { name: `Прибрати ${name}` }).click();
  await page.getByLabel("Скільки днів чекати на відповідь").fill("14");
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByRole("button", { name: "Зберегти" })).toHaveCount(0);
  await asAdministrator(baseURL, async (api) => {
    expect((await lifecycleOf(api)).exceptions.map((other) => other.day)).not.toContain("2031-08-25");
  });

  await page.getByRole("link", { name: "Історія змін" }).click();
  await expect(latest(page).locator('[data-field="day/2031-08-25"] del')).toContainText("вихідний, «День після свята»");
  await expect(latest(page).locator('[data-field="silent_days"]')).toContainText("21");
});

test("a day of the calendar is made a day off by a click or a key, named, and taken back", async ({ page, baseURL }) => {
  await signIn(page, "administrator", "/administration/calendar");
  const year = Number(await page.getByLabel("Рік", { exact: true }).innerText()) + 1;
  await page.getByRole("button", { name: "Наступний рік" }).click();
  const at = (day: string): Locator => page.locator(`.year-day[data-day="${day}"]`);
  const dayOf = async (cell: Locator) => (await cell.getAttribute("data-day")) ?? "";
  const chosen = await dayOf(page.locator(`.year-day[data-day^="${year}-"][data-kind="usual"]`).first());
  await at(chosen).click();
  await expect(at(chosen)).toHaveAttribute("data-kind", "holiday");
  await expect(at(chosen)).toHaveAccessibleName(/вихідний/);
  await expect(toast(page, "тепер вихідний")).toBeVisible();
  // The next Tab names it, and Enter leads back.
  await page.keyboard.press("Tab");
  await page.keyboard.type("День громади");
  await page.keyboard.press("Enter");
  await expect(at(chosen)).toBeFocused();
  await expect(at(chosen)).toHaveAccessibleName(/День громади/);
  await expect(page.locator(`.exception[data-day="${chosen}"]`).getByRole("textbox")).toHaveValue("День громади");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(at(chosen)).toHaveAttribute("data-kind", "usual");
  await toast(page, "звичайний тиждень").getByRole("button", { name: "Повернути" }).click();
  await expect(at(chosen)).toHaveAccessibleName(/День громади/);

  // One stop for Tab, arrows to every day: over the end of the week, of the month and of the year.
  await expect(page.locator('.year-day[tabindex="0"]')).toHaveCount(1);
  await at(chosen).focus();
  await page.keyboard.press("PageDown");
  const [month = 0, day = 0] = chosen.split("-").slice(1).map(Number);
  await expect(at(new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10))).toBeFocused();
  await page.keyboard.press("End");
  const sunday = page.locator(".year-day:focus");
  await expect(sunday).toHaveAccessibleName(/^неділя/);
  await page.keyboard.press("Space");
  await expect(sunday).toHaveAttribute("data-kind", "worked");
  const worked = await dayOf(sunday);
  for (let back = 0; back <= month; back++) await page.keyboard.press("PageUp");
  await expect(page.locator(".year-day:focus")).toHaveAttribute("data-day", new RegExp(`^${year - 1}-12-`));
  await expect(page.getByLabel("Рік", { exact: true })).toHaveText(String(year - 1));

  await asAdministrator(baseURL, async (api) => {
    const before = await lifecycleOf(api);
    await page.getByRole("button", { name: "Зберегти" }).click();
    await expect(toast(page, "Календар збережено.")).toBeVisible();
    const { exceptions } = await lifecycleOf(api);
    expect(exceptions).toContainEqual({ day: chosen, works: false, name: "День громади" });
    expect(exceptions).toContainEqual({ day: worked, works: true, name: "" });
    expect((await api.put("/api/settings/lifecycle", { data: before })).ok()).toBe(true);
  });
});

test("a text is changed, looked at, refused where it is wrong, and set back", async ({ page, baseURL }) => {
  const key = "letter-rework-subject";
  await asAdministrator(baseURL, async (api) => {
    await api.delete(`/api/admin/texts/${key}/uk`);
  });
  await signIn(page, "administrator", "/administration/texts");
  await page.getByRole("searchbox").fill("Повернуто на доопрацювання");
  await page.locator(`[data-key="${key}"]`).click();
  const ukrainian = page.getByRole("form", { name: "Українською" });
  const field = ukrainian.getByRole("textbox");
  const usual = await field.inputValue();
  await field.fill("Доробляємо { $nomer }");
  await expect(ukrainian.locator(".field-error")).toContainText("Рядок 1, знак 14");
  await ukrainian.getByRole("button", { name: "Показати місце" }).click();
  await expect(field).toBeFocused();
  expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(13);
  // It is refused when it is saved, too, and stays as it was typed.
  await ukrainian.getByRole("button", { name: "Зберегти" }).click();
  await expect(ukrainian.locator(".field-error")).toContainText("знак 14");
  await page.reload();
  await expect(field).toHaveValue("Доробляємо { $nomer }");

  await field.fill("Доробляємо заявку № ");
  await ukrainian.getByRole("button", { name: "номер заявки" }).click();
  await expect(field).toHaveValue("Доробляємо заявку № { $number }");
  await expect(ukrainian.locator(".text-subject")).toHaveText(/^Доробляємо заявку № \d/);
  await ukrainian.getByRole("button", { name: "Зберегти" }).click();
  await expect(toast(page, "Збережено.")).toBeVisible();
  await asAdministrator(baseURL, async (api) => {
    const texts = (await (await api.get("/api/admin/texts")).json()) as { key: string; uk: { value: string | null } }[];
    expect(texts.find((text) => text.key === key)?.uk.value).toBe("Доробляємо заявку № { $number }");
  });

  await ukrainian.getByRole("button", { name: "Повернути початковий" }).click();
  await expect(field).toHaveValue(usual);
  await ukrainian.getByRole("button", { name: "Зберегти" }).click();
  await expect(ukrainian.getByRole("button", { name: "Повернути, як було" })).toHaveCount(0);
  await page.getByRole("link", { name: "Історія змін" }).click();
  await expect(latest(page)).toHaveAttribute("data-action", "delete");
  await latest(page).locator("summary").click();
  await expect(latest(page).locator('[data-field="value"]')).toContainText("Доробляємо заявку");
  await expect(page.locator('.audit-event[data-action="create"]').first()).toBeVisible();
});

test("the record of changes goes on where the page ends", async ({ page, baseURL }) => {
  // More of them than a page holds.
  await asAdministrator(baseURL, async (api) => {
    const about = "/api/admin/texts/community-about/en";
    for (let turn = 0; turn < 3; turn++) {
      await api.put(about, { data: { value: "Run by the community." } });
      await api.delete(about);
    }
  });
  await signIn(page, "administrator", "/administration/audit");
  await expect(page.locator(".audit-event")).toHaveCount(50);
  await page.getByRole("button", { name: "Показати давніші" }).click();
  await expect.poll(() => page.locator(".audit-event").count()).toBeGreaterThan(50);
  await page.getByLabel("Що саме").selectOption("organisation");
  await expect(page.locator('.audit-event:not([data-kind="organisation"])')).toHaveCount(0);
  await expect(page.locator(".audit-event").last()).toContainText("командний рядок");
  await expect(page).toHaveURL(/kind=organisation/);
});

for (const role of ["operator", "official", "executor"]) {
  test(`it is not open to others: ${role}`, async ({ page }) => {
    await signIn(page, role, "/administration/members");
    await expect(page.locator(".notice")).toContainText("Цієї сторінки у вас немає");
    expect((await page.request.get("/api/admin/accounts")).status()).toBe(403);
  });
}
