// The operator's sheet for the telephone: a whole call without a mouse, two callers at once, a lost connection, one more caller about
// what is registered already, and a consultation.
import { type Locator, type Page, type Route } from "@playwright/test";
import { signedIn } from "./desk";
import { expect, test } from "./map_page";
import { signIn } from "./work";

const isPhone = () => test.info().project.name === "phone";
const SCHOOL = "Не світить ліхтар біля школи.";

/** What of each request is asked of the server, as the desk sees it. */
interface Card {
  number: string;
  address: string;
  place: string;
  text: string;
  joined: number;
  needs_location: boolean;
  applicant: { surname: string; phone: string; residence: string } | null;
  history: { what: string; note: string | null }[];
}

async function card(baseURL: string | undefined, number: string): Promise<Card> {
  const operator = await signedIn(baseURL ?? "", "operator");
  const answer = await operator.get(`/api/desk/requests/${number}`);
  const read = (await answer.json()) as Card;
  await operator.dispose();
  return read;
}

async function matched(baseURL: string | undefined, words: string): Promise<number> {
  const operator = await signedIn(baseURL ?? "", "operator");
  const answer = await operator.get(`/api/desk/requests?q=${encodeURIComponent(words)}`);
  const page = (await answer.json()) as { matched: number };
  await operator.dispose();
  return page.matched;
}

const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: false }).and(page.locator("input, textarea, select")).first();

/** A sheet with everything but the place. */
async function fill(page: Page, text: string, surname: string): Promise<void> {
  await field(page, "Що сталося").fill(text);
  const service = page.getByRole("combobox", { name: "Вид заявки" });
  await service.fill("освітл");
  await page.getByRole("option", { name: /освітлення/ }).first().click();
  await field(page, "Прізвище").fill(surname);
  await field(page, "Ім’я").fill("Марія");
  await field(page, "Телефон").fill("067 123 45 67");
  await field(page, "Де мешкає").fill("вул. Лісова, 3, кв. 7");
}

/** Types an address and picks the first place it may mean. */
async function place(page: Page, words: string): Promise<string> {
  const address = page.getByRole("combobox", { name: "Де проблема" });
  await address.fill(words);
  const first = page.getByRole("listbox", { name: "Де проблема" }).getByRole("option").first();
  await first.click();
  await expect(page.getByText("Місце вибрано.")).toBeVisible();
  return address.inputValue();
}

const register = (page: Page) => page.getByRole("button", { name: "Зареєструвати" }).click();

async function numberShown(page: Page): Promise<string> {
  await expect(page.locator(".ended-number")).toBeVisible();
  const tab = await page.locator('.call-tab[data-open="true"] .call-tab-open').textContent();
  return (tab ?? "").replace("№", "").trim();
}

/**
 * A keyboard that knows how long a practised hand would take, by the keystroke-level model (S. K. Card, T. P. Moran, A. Newell: The
 * keystroke-level model for user performance time with interactive systems, Communications of the ACM 23(7), 1980): 0.28 s a
 * stroke at 40 words a minute, 1.35 s to think before each command, and what the machine itself takes.
 */
function atAHandsPace({ keyboard }: Page) {
  const began = Date.now();
  let [strokes, commands] = [0, 0];
  return {
    type: async (words: string) => {
      strokes += words.length;
      await keyboard.type(words);
    },
    press: async (keys: string) => {
      strokes += keys.split("+").length;
      commands += 1;
      await keyboard.press(keys);
    },
    seconds: () => {
      const machine = (Date.now() - began) / 1000;
      const seconds = strokes * 0.28 + commands * 1.35 + machine;
      console.log(`a call: ${strokes} strokes, ${commands} commands, ${machine.toFixed(1)} s of the machine: ${seconds.toFixed(0)} s`);
      return seconds;
    },
  };
}

test("a whole call without a mouse, in less than a minute", async ({ page, baseURL }) => {
  test.skip(isPhone(), "no keyboard");
  await signIn(page, "operator", "/desk/call");
  const mark = `Не світить ліхтар ${Date.now()}`;
  // Somebody who has not called before.
  const phone = `067${String(Date.now()).slice(-7)}`;
  await expect(page.getByLabel("Що сталося")).toBeFocused();
  const k = atAHandsPace(page);
  // The address first, as this caller speaks.
  await k.press("Alt+a");
  await k.type("Шевченка 12");
  const options = page.getByRole("listbox", { name: "Де проблема" }).getByRole("option");
  await expect(options.nth(1)).toBeVisible();
  await expect(page.locator(".candidate-mark").nth(1)).toBeVisible();
  const second = (await options.nth(1).locator(".combobox-label").textContent()) ?? "";
  await k.press("Alt+2");
  await expect(page.getByRole("combobox", { name: "Де проблема" })).toHaveValue(second);
  await expect(options.first()).toBeHidden();
  await k.press("Alt+p");
  await k.type(mark);
  await k.press("Alt+s");
  await k.type("освітл");
  await expect(page.getByRole("listbox", { name: "Вид заявки" }).getByRole("option").first()).toBeVisible();
  await k.press("Enter");
  await expect(page.getByText("Загал побачить заявку на карті точно.")).toBeVisible();
  await k.press("Alt+c");
  // Enter leads from field to field, and registers nothing by itself.
  for (const word of ["Шевчук", "Марія", "", phone, "", "вул. Лісова, 3"]) await k.type(`${word}\n`);
  const grouped = phone.replace(/(\d{3})(\d{3})(\d\d)(\d\d)/, "$1 $2 $3 $4");
  await expect(page.getByLabel("Телефон")).toHaveValue(grouped);
  await k.press("Control+Enter");

  const number = await numberShown(page);
  expect(k.seconds()).toBeLessThan(60);
  const registered = await card(baseURL, number);
  expect(registered).toMatchObject({ address: second, place: second, text: mark, needs_location: false });
  expect(registered.applicant).toMatchObject({ surname: "Шевчук", phone: grouped, residence: "вул. Лісова, 3" });
  // Large, in groups, the check digit apart; a screen reader hears it with the button that has the focus.
  await expect(page.locator(".ended-digit")).toHaveText(number.slice(-1));
  await expect(page.getByRole("heading", { name: /контрольна цифра/ })).toContainText(`контрольна цифра ${number.slice(-1)}`);
  await expect(page.getByText(/Строк виконання — \d+/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Наступний дзвінок" })).toBeFocused();
  await k.press("Enter");
  await expect(page.getByLabel("Що сталося")).toBeFocused();
  await expect(page.getByLabel("Що сталося")).toHaveValue("");
  await expect(page.locator(".call-tab")).toHaveCount(1);
});

test("what is missing is said beside the fields, and nothing typed is lost", async ({ page }) => {
  await signIn(page, "operator", "/desk/call");
  await field(page, "Що сталося").fill(SCHOOL);
  await register(page);
  await expect(page.getByText("Виберіть вид заявки зі списку.")).toBeVisible();
  await expect(page.getByText("Запишіть прізвище.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Вид заявки" })).toBeFocused();
  await expect(field(page, "Що сталося")).toHaveValue(SCHOOL);
  await page.getByLabel("Не називається").check();
  await expect(page.getByText("Запишіть прізвище.")).toBeHidden();
});

test("two callers side by side outlive a reload", async ({ page }) => {
  await signIn(page, "operator", "/desk/call");
  await fill(page, SCHOOL, "Шевчук");
  const address = await place(page, "Шевченка 12");
  await page.getByRole("button", { name: "Новий дзвінок" }).click();
  await expect(field(page, "Що сталося")).toHaveValue("");
  await field(page, "Прізвище").fill("Бойко");
  await page.reload();
  await expect(page.locator(".call-tab")).toHaveCount(2);
  await expect(field(page, "Прізвище")).toHaveValue("Бойко");
  if (isPhone()) await page.getByRole("button", { name: "Шевчук Марія", exact: true }).click();
  else await page.keyboard.press("Alt+ArrowLeft");
  await expect(field(page, "Прізвище")).toHaveValue("Шевчук");
  await expect(page.getByRole("combobox", { name: "Де проблема" })).toHaveValue(address);
  await expect(page.getByText("Місце вибрано.")).toBeVisible();
  // What is closed by a slip comes back.
  await page.getByRole("button", { name: "Закрити: Бойко" }).click();
  await expect(page.locator(".call-tab")).toHaveCount(1);
  await page.getByRole("button", { name: "Повернути" }).click();
  await expect(field(page, "Прізвище")).toHaveValue("Бойко");
});

test("a lost answer is asked for again, after a reload too, and registers nothing twice", async ({ page, baseURL }) => {
  await signIn(page, "operator", "/desk/call");
  const mark = `Загублено ${Date.now()}`;
  await fill(page, mark, "Шевчук");
  await place(page, "Шевченка 12");
  // The server hears it, and its answer is lost on the way.
  const lose = async (route: Route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    return route.abort("connectionreset");
  };
  await page.route("**/api/requests", lose);
  await register(page);
  await expect(page.getByText("двічі вона не зареєструється")).toBeVisible();
  await expect(page.getByRole("button", { name: "Надіслати ще раз" })).toBeFocused();
  expect(await matched(baseURL, mark)).toBe(1);
  await page.unroute("**/api/requests", lose);
  await page.reload();
  await expect(page.locator(".call-fields")).toHaveAttribute("inert");
  await page.getByRole("button", { name: "Надіслати ще раз" }).click();
  const number = await numberShown(page);
  expect(await matched(baseURL, mark)).toBe(1);
  expect((await card(baseURL, number)).text).toBe(mark);
});

test("one more caller joins what is registered already, and nothing new is", async ({ page, baseURL }) => {
  const operator = await signedIn(baseURL ?? "", "operator");
  const found = (await (await operator.get("/api/geocode?q=Шевченка 12&limit=1")).json()) as { features: { geometry: { coordinates: number[] } }[] };
  const point = found.features[0]?.geometry.coordinates;
  const mark = `Темно ${Date.now()}`;
  const answer = await operator.post("/api/requests", { data: { service: "lighting", point, text: mark } });
  const { number } = (await answer.json()) as { number: string };
  await operator.dispose();

  await signIn(page, "operator", "/desk/call");
  await fill(page, "Уже тиждень темно.", "Бойко");
  await place(page, "Шевченка 12");
  const row = page.locator(".duplicate", { hasText: number });
  await expect(row).toContainText(mark);
  await expect(row).toContainText("на цьому місці");
  // A lost answer here, too: the second time it is known to have joined.
  const lose = async (route: Route) => {
    await route.fetch();
    return route.abort("connectionreset");
  };
  await page.route("**/joins", lose);
  const join = async () => {
    if (isPhone()) await row.getByRole("button").click();
    else {
      await row.click();
      await page.keyboard.press("Alt+j");
    }
  };
  await join();
  await expect(page.locator(".duplicates-problem")).toBeVisible();
  await page.unroute("**/joins", lose);
  await join();
  await expect(page.getByRole("heading", { name: /Дзвінок приєднано/ })).toBeVisible();
  expect(await numberShown(page)).toBe(number);
  const joined = await card(baseURL, number);
  expect(joined.joined).toBe(1);
  expect(joined.history.at(-1)).toMatchObject({ what: "joined", note: "Уже тиждень темно." });
  expect(await matched(baseURL, "Уже тиждень темно.")).toBe(0);
});

test("a place no map knows is shown by a pin, and keeps the caller's words", async ({ page, baseURL }) => {
  test.skip(isPhone(), "the same by hand");
  await signIn(page, "operator", "/desk/call");
  await fill(page, SCHOOL, "Шевчук");
  await page.getByRole("combobox", { name: "Де проблема" }).fill("біля зеленої брами Петренків");
  await expect(page.getByText("Карта такого місця не знає.")).toBeVisible();
  const canvas = page.locator(".call-side canvas");
  await expect(async () => {
    await canvas.click({ position: { x: 280, y: 280 } });
    await expect(page.getByText(/Місце вказано позначкою/)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await register(page);
  const registered = await card(baseURL, await numberShown(page));
  expect(registered).toMatchObject({ address: "біля зеленої брами Петренків", needs_location: false });
});

test("several questions become several sheets of the same caller and place", async ({ page }) => {
  await signIn(page, "operator", "/desk/call");
  await fill(page, "Не горить ліхтар біля школи.\nТа ще: не вивезли сміття з контейнера у дворі.", "Шевчук");
  await place(page, "Шевченка 12");
  await page.getByRole("button", { name: "Рознести на 2 заявки" }).click();
  await expect(page.locator(".call-tab")).toHaveCount(2);
  await expect(field(page, "Що сталося")).not.toHaveValue(/сміття/);
  await page.locator(".call-tab-open").nth(1).click();
  await expect(field(page, "Що сталося")).toHaveValue(/сміття/);
  await expect(field(page, "Прізвище")).toHaveValue("Шевчук");
  await expect(page.getByRole("combobox", { name: "Вид заявки" })).toHaveValue("");
});

test("a consultation is counted by one key, and taken back by another", async ({ page, baseURL }) => {
  const operator = await signedIn(baseURL ?? "", "operator");
  const count = async () => ((await (await operator.get("/api/desk/consultations")).json()) as { total: number }).total;
  const before = await count();
  await signIn(page, "operator", "/desk/call");
  await expect(page.locator(".call-form")).toBeVisible();
  if (!isPhone()) await expect(page.getByLabel("Що сталося")).toBeFocused();
  if (isPhone()) await page.getByRole("button", { name: "Консультація" }).click();
  else await page.keyboard.press("Alt+k");
  await expect(page.getByText("Консультацію пораховано.")).toBeVisible();
  expect(await count()).toBe(before + 1);
  await page.getByRole("button", { name: "Повернути" }).click();
  await expect(page.getByText("Консультацію не враховуємо.")).toBeVisible();
  expect(await count()).toBe(before);
  await operator.dispose();
});

test("the script of a call is behind a key", async ({ page }) => {
  test.skip(isPhone(), "no keyboard");
  await signIn(page, "operator", "/desk/call");
  await expect(page.getByLabel("Що сталося")).toBeFocused();
  await page.keyboard.press("F1");
  const keys = page.getByRole("dialog");
  await expect(keys.getByRole("heading", { name: "Як зареєструвати за 60 секунд" })).toBeVisible();
  await expect(keys).toContainText("Alt+1…9");
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Що сталося")).toBeFocused();
});
