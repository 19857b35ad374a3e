// Setting the contact centre up in the browser: services, executors, and who carries out what, which the desk's suggestion follows.
import type { APIRequestContext, Page } from "@playwright/test";
import { emptyPlace, signedIn } from "./desk";
import { expect, findings, test } from "./map_page";
import { signIn } from "./work";

const isPhone = () => test.info().project.name === "phone";

/** What is made here has names of its own, and is retired in the end: nothing else stands on it. */
const unique = () => `${isPhone() ? "p" : "d"}${Date.now().toString(36)}`;

interface Service { code: string; name: string; visibility: string; term_days: number; term_unit: string; retired_at: string | null }
interface Rule { service: string; district: number | null; organisation_name: string }

const as = (baseURL: string | undefined, login = "administrator"): Promise<APIRequestContext> => signedIn(baseURL ?? "", login);

async function addService(api: APIRequestContext): Promise<Service> {
  const tag = unique();
  const body = { code: `wells-${tag}`, name: `Колодязі ${tag}`, group: "Вода", term_days: 7, visibility: "exact" };
  const answer = await api.post("/api/admin/services", { data: body });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Service;
}

async function retire(api: APIRequestContext, path: string): Promise<void> {
  const entry = (await (await api.get(path)).json()) as object;
  expect((await api.put(path, { data: { ...entry, retired: true } })).ok()).toBe(true);
}

async function ruleOf(api: APIRequestContext, service: string, district: number | null): Promise<string | undefined> {
  const rules = (await (await api.get("/api/admin/routing")).json()) as Rule[];
  return rules.find((rule) => rule.service === service && rule.district === district)?.organisation_name;
}

const toast = (page: Page) => page.locator(".toast").last();

test("a service is added, refused beside its field, changed, retired and brought back", async ({ page, baseURL }) => {
  const tag = unique();
  const [code, name] = [`wells-${tag}`, `Колодязі ${tag}`];
  const api = await as(baseURL);
  await signIn(page, "administrator", "/administration/services");
  await page.getByRole("button", { name: "Нова послуга" }).click();
  const form = page.locator(".entry form");
  await form.getByRole("button", { name: "Додати послугу" }).click();
  await expect(form.locator(".field-error")).toHaveText(["Напишіть назву.", "Напишіть код.", "Напишіть, скільки днів."]);

  await form.getByLabel("Назва").fill("Вуличне освітлення");
  await form.getByLabel("Код", { exact: true }).fill(code);
  await form.getByLabel("Група").fill("Вода");
  await form.getByLabel("Строк виконання, днів").fill("46");
  await form.getByRole("radio", { name: "Точне місце" }).check();
  await form.getByRole("button", { name: "Додати послугу" }).click();
  // The server knows the law's limit, and the names there are; what was typed stays, over a reload too.
  await expect(form.locator(".field-error")).toContainText("від 1 до 45");
  await form.getByLabel("Строк виконання, днів").fill("15");
  await page.reload();
  await form.getByRole("button", { name: "Додати послугу" }).click();
  await expect(form.locator(".field-error")).toHaveText("Таку назву вже має інший запис. Напишіть іншу.");
  await form.getByLabel("Назва").fill(name);
  await form.getByRole("button", { name: "Додати послугу" }).click();
  await expect(page).toHaveURL(`/administration/services/${code}`);
  await expect(page.locator(".entry-title")).toHaveText(name);

  await form.getByLabel("Які дні рахувати").selectOption("working");
  await form.getByLabel("Поза повноваженнями громади").check();
  await form.getByRole("button", { name: "Зберегти" }).click();
  await expect(form.locator(".field-error")).toHaveText("Напишіть, куди звернутися.");
  await form.getByLabel("Поза повноваженнями громади").uncheck();
  await form.getByRole("button", { name: "Зберегти" }).click();
  await expect(toast(page)).toContainText("Збережено");
  const kept = (await (await api.get(`/api/admin/services/${code}`)).json()) as Service;
  expect(kept).toMatchObject({ name, term_days: 15, term_unit: "working", visibility: "exact", retired_at: null });

  const offered = async () => ((await (await api.get("/api/services")).json()) as Service[]).some((service) => service.code === code);
  await page.getByRole("button", { name: "Вилучити послугу" }).click();
  await expect(page.getByText("цієї послуги немає в нових заявках")).toBeVisible();
  expect(await offered()).toBe(false);
  await toast(page).getByRole("button", { name: "Повернути" }).click();
  await expect(page.getByRole("button", { name: "Вилучити послугу" })).toBeVisible();
  expect(await offered()).toBe(true);
  await page.getByRole("button", { name: "Вилучити послугу" }).click();
  await expect(page.getByRole("button", { name: "Повернути послугу" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".setup-group-retired")).toContainText(name);
  await expect(page.getByRole("link", { name })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Історія змін" }).click();
  await expect(page.locator(`.audit-event[data-subject="${code}"]`).first()).toBeVisible();
  await expect(page.locator(`.audit-event:not([data-subject="${code}"])`)).toHaveCount(0);
  await api.dispose();
});

test("what somebody else has changed meanwhile is not undone by what was typed", async ({ page, baseURL }) => {
  const api = await as(baseURL);
  const service = await addService(api);
  await signIn(page, "administrator", `/administration/services/${service.code}`);
  await page.getByLabel("Строк виконання, днів").fill("9");
  await api.put(`/api/admin/services/${service.code}`, { data: { ...service, visibility: "generalised", retired: false } });
  await page.reload();
  await expect(page.getByLabel("Строк виконання, днів")).toHaveValue("9");
  await expect(page.getByRole("radio", { name: "Приблизне місце" })).toBeChecked();
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(toast(page)).toContainText("Збережено");
  const kept = (await (await api.get(`/api/admin/services/${service.code}`)).json()) as Service;
  expect(kept).toMatchObject({ term_days: 9, visibility: "generalised" });
  await retire(api, `/api/admin/services/${service.code}`);
  await api.dispose();
});

test("an executor is added for a district, mended and retired", async ({ page, baseURL }) => {
  const name = `КП «Криниця ${unique()}»`;
  const api = await as(baseURL);
  await signIn(page, "administrator", "/administration/organisations?new=yes");
  const form = page.locator(".entry form");
  await form.getByLabel("Назва").fill(name);
  await form.getByLabel("Телефон").fill("дзвоніть");
  await form.getByLabel("Ставківський").check();
  await form.getByRole("button", { name: "Додати виконавця" }).click();
  await expect(form.locator(".field-error")).toContainText("3–15 цифр");
  await expect(form.getByLabel("Ставківський")).toBeChecked();
  await form.getByLabel("Телефон").fill("1563");
  await form.getByRole("button", { name: "Додати виконавця" }).click();
  await expect(page).toHaveURL(/\/administration\/organisations\/\d+$/);
  const path = `/api/admin/organisations/${page.url().split("/").pop() ?? ""}`;
  expect(await (await api.get(path)).json()).toMatchObject({ name, phone: "1563", retired_at: null });

  await expect(page.getByRole("link", { name: "Історія змін" })).toHaveAttribute("href", `/administration/audit?kind=organisation&subject=${path.split("/").pop() ?? ""}`);
  await form.getByLabel("Електронна пошта").fill("krynytsia@example.ua");
  await form.getByRole("button", { name: "Зберегти" }).click();
  await expect(toast(page)).toContainText("Збережено");
  await page.getByRole("button", { name: "Вилучити виконавця" }).click();
  await expect(page.getByRole("button", { name: "Повернути виконавця" })).toBeVisible();
  const kept = (await (await api.get(path)).json()) as { email: string; retired_at: string | null };
  expect(kept.email).toBe("krynytsia@example.ua");
  expect(kept.retired_at).not.toBeNull();
  await page.keyboard.press("Escape");
  await expect(page.locator(".setup-group-retired")).toContainText(name);
  await expect(page.locator(".setup-districts")).toContainText("Ставківський");
  await api.dispose();
});

test("rules are set, inherited, removed and brought back by keys alone, and the desk follows", async ({ page, baseURL }) => {
  test.skip(isPhone(), "a sheet is worked on a desk");
  const [api, operator, point] = await Promise.all([as(baseURL), as(baseURL, "operator"), emptyPlace(baseURL ?? "")]);
  const service = await addService(api);
  const registered = await operator.post("/api/requests", { data: { service: service.code, point, text: "Колодязь пересох." } });
  const { number } = (await registered.json()) as { number: string };
  const suggested = async () => ((await (await operator.get(`/api/requests/${number}/routing`)).json()) as { organisation: { name: string } | null }).organisation?.name;
  const [first] = ((await (await api.get("/api/districts")).json()) as { features: { properties: { id: number; name: string } }[] }).features.sort((one, other) => one.properties.name.localeCompare(other.properties.name, "uk"));
  const district = first?.properties.id ?? 0;
  expect(await suggested()).toBeUndefined();

  await signIn(page, "administrator", "/administration/routing?show=nobody");
  await expect(page.locator(".routing-grid")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type(service.name);
  const cell = (column: number) => page.locator(`[data-spot="1,${column}"]`);
  await expect(cell(1)).toContainText("не вказано");
  await expect(page.locator('[data-spot$=",0"]')).toHaveCount(1);
  // Past the filter, into the sheet: Tab reaches the one cell that is in hand.
  for (let step = 0; step < 6 && !(await cell(1).evaluate((element) => element === document.activeElement)); step++) await page.keyboard.press("Tab");
  await expect(cell(1)).toBeFocused();
  await page.keyboard.press("Enter");
  const filter = page.getByRole("combobox", { name: "Знайти виконавця" });
  await expect(filter).toBeFocused();
  await page.keyboard.type("водоканал");
  await page.keyboard.press("Enter");
  await expect(cell(1)).toHaveText("КП «Водоканал»");
  await expect(cell(1)).toBeFocused();
  await expect(cell(2)).toContainText("як усюди");
  await expect.poll(suggested).toBe("КП «Водоканал»");

  // A letter opens the list with what it stands for.
  await page.keyboard.press("ArrowRight");
  await expect(cell(2)).toBeFocused();
  // The browser under test has no Ukrainian keys: this is what one sends.
  await cell(2).dispatchEvent("keydown", { key: "в", bubbles: true, cancelable: true });
  await expect(filter).toHaveValue("в");
  await page.keyboard.type("ідділ Ж");
  await page.keyboard.press("Enter");
  await expect(cell(2)).toHaveText("Відділ ЖКГ");
  await expect.poll(() => ruleOf(api, service.code, district)).toBe("Відділ ЖКГ");
  await page.keyboard.press("Delete");
  await expect(cell(2)).toContainText("як усюди");
  await expect.poll(() => ruleOf(api, service.code, district)).toBeUndefined();
  await toast(page).getByRole("button", { name: "Повернути" }).focus();
  await page.keyboard.press("Enter");
  await expect(cell(2)).toHaveText("Відділ ЖКГ");
  await expect.poll(() => ruleOf(api, service.code, district)).toBe("Відділ ЖКГ");

  // The whole service at once, from its head: the district's exception goes, and comes back.
  await cell(2).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("1 виняток");
  await expect(filter).toBeFocused();
  await page.keyboard.type("Дорожня");
  await page.keyboard.press("Enter");
  await expect(cell(1)).toHaveText("Дорожня служба");
  await expect(cell(2)).toContainText("як усюди");
  await expect.poll(suggested).toBe("Дорожня служба");
  await toast(page).getByRole("button", { name: "Повернути" }).press("Enter");
  await expect(cell(2)).toHaveText("Відділ ЖКГ");
  await expect(cell(1)).toHaveText("КП «Водоканал»");

  const rule = (where: number | null) => ({ service: service.code, district: where, organisation: null });
  expect((await api.patch("/api/admin/routing", { data: [rule(null), rule(district)] })).status()).toBe(204);
  await operator.post(`/api/requests/${number}/transitions`, { data: { to: "refused", note: "Перевірка.", reviewed: true } });
  await retire(api, `/api/admin/services/${service.code}`);
  await Promise.all([api.dispose(), operator.dispose()]);
});

test("a district's whole column is filled where nobody is named, and emptied again by the way back", async ({ page, baseURL }) => {
  test.skip(isPhone(), "a sheet is worked on a desk");
  const api = await as(baseURL);
  const service = await addService(api);
  await signIn(page, "administrator", "/administration/routing");
  const head = page.locator('[data-spot="0,2"]');
  await head.click();
  await page.getByRole("radio", { name: "Де нікого не вказано" }).check();
  await page.getByLabel("Знайти виконавця").fill("Світло");
  await page.keyboard.press("Enter");
  const cell = page.getByRole("row", { name: service.name }).getByRole("gridcell").nth(1);
  await expect(cell).toHaveText("КП «Світло громади»");
  await toast(page).getByRole("button", { name: "Повернути" }).click();
  await expect(cell).toContainText("не вказано");
  // What the server refuses changes nothing, and is told.
  await page.route("**/api/admin/routing", (route) => (route.request().method() === "PATCH" ? route.abort("connectionreset") : route.fallback()));
  await cell.getByRole("button").press("Enter");
  await page.getByLabel("Знайти виконавця").fill("Світло");
  await page.keyboard.press("Enter");
  await expect(toast(page)).toContainText("Не збережено");
  await expect(cell).toContainText("не вказано");
  await retire(api, `/api/admin/services/${service.code}`);
  await api.dispose();
});

test("on a phone one service at a time", async ({ page, baseURL }) => {
  test.skip(!isPhone(), "a phone has no room for a sheet");
  const api = await as(baseURL);
  const service = await addService(api);
  await signIn(page, "administrator", `/administration/routing?service=${service.code}`);
  const place = (index: number) => page.locator(".routing-place").nth(index);
  await expect(place(0)).toContainText("не вказано");
  await place(1).click();
  await page.getByRole("option", { name: "КП «Водоканал»" }).click();
  await expect(place(1)).toContainText("КП «Водоканал»");
  await page.getByRole("button", { name: "Один виконавець усюди" }).click();
  await page.getByRole("option", { name: "Відділ ЖКГ" }).click();
  await expect(place(0)).toContainText("Відділ ЖКГ");
  await expect(place(1)).toContainText("як усюди");
  // Shown before it is saved: until then the last toast is of the rule before.
  await page.locator(".toast", { hasText: "усюди: Відділ ЖКГ" }).getByRole("button", { name: "Повернути" }).click();
  await expect(place(0)).toContainText("не вказано");
  await place(1).click();
  await page.getByRole("option", { name: "Зняти правило" }).click();
  await expect(place(1)).toContainText("не вказано");
  await retire(api, `/api/admin/services/${service.code}`);
  await api.dispose();
});

test("on a phone a district's services without an executor get one together", async ({ page, baseURL }) => {
  test.skip(!isPhone(), "a desk has the head of the column");
  const api = await as(baseURL);
  const service = await addService(api);
  await signIn(page, "administrator", `/administration/routing?service=${service.code}`);
  const column = page.getByRole("region", { name: "Одразу багато послуг" });
  await column.getByLabel("Де").selectOption({ index: 1 });
  await column.getByRole("button", { name: "Обрати виконавця для послуг" }).click();
  const picker = page.getByRole("dialog");
  await expect(picker).toBeInViewport({ ratio: 1 });
  await picker.getByRole("radio", { name: "Де нікого не вказано" }).check();
  expect(await findings(page)).toEqual([]);
  await picker.getByRole("option", { name: "КП «Світло громади»" }).click();
  const place = page.locator(".routing-place").nth(1);
  await expect(place).toContainText("КП «Світло громади»");
  await toast(page).getByRole("button", { name: "Повернути" }).click();
  await expect(place).toContainText("не вказано");
  await retire(api, `/api/admin/services/${service.code}`);
  await api.dispose();
});

test("nobody else gets in", async ({ page }) => {
  await signIn(page, "operator", "/administration/services");
  await expect(page.locator(".notice")).toContainText("Цієї сторінки у вас немає");
  expect((await page.request.get("/api/admin/services")).status()).toBe(403);
  await page.goto("/administration/routing");
  await expect(page.locator(".notice")).toContainText("Цієї сторінки у вас немає");
});
