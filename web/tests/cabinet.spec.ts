// A resident's cabinet, as on a telephone so at a computer: reporting a problem with a photo, following it, saying what is so, and the
// data that is one's own (M9, M10, M15–M18, K10.1).
import type { Page, Route } from "@playwright/test";
import { type Desk, emptyPlace, EXECUTOR, openDesk } from "./desk";
import { expect, test as base } from "./map_page";
import { codeFor, newAddress, PERSON, photoAt, register, report, submitted } from "./resident";

const test = base.extend<{ desk: Desk }>({
  desk: async ({ baseURL }, use) => {
    const desk = await openDesk(baseURL ?? "");
    await use(desk);
    await desk.leave();
  },
});

const action = (page: Page, name: string) => page.getByRole("group", { name: "Що ви можете зробити" }).getByRole("button", { name });
const status = (page: Page) => page.locator(".card-head");

test("M9, M15, M17: whoever comes for the first time signs in by a code and reports a problem where a photo was taken", async ({ page, baseURL, desk }) => {
  const place = await emptyPlace(baseURL ?? "");
  const email = newAddress();
  await page.goto("/cabinet");
  await page.getByLabel("Електронна пошта").fill(email);
  await page.getByRole("button", { name: "Надіслати код" }).click();
  await page.getByLabel("Код із листа").fill(await codeFor(page.request, email));
  await page.getByLabel("Прізвище").fill(PERSON.surname);
  await page.getByLabel("Ім’я").fill(PERSON.name);
  await page.getByLabel("Де ви мешкаєте").fill(PERSON.residence);
  await page.getByLabel("Телефон").fill(PERSON.phone);
  await page.getByRole("button", { name: "Зареєструватися" }).click();

  await expect(page.getByRole("heading", { name: "Тут будуть ваші заявки" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Повідомити про проблему" }).click();
  const form = page.getByRole("form", { name: "Повідомити про проблему" });
  await form.getByRole("button", { name: "Повідомити про проблему" }).click();
  await expect(form.getByText("Виберіть, про що заявка.")).toBeVisible();
  await expect(form.getByLabel("Вид заявки")).toBeFocused();

  await form.getByLabel("Вид заявки").selectOption("lighting");
  await form.getByLabel("Що сталося").fill("Ліхтар не світить другий тиждень.");
  await form.locator("input[data-photos]").setInputFiles({ name: "ліхтар.jpg", mimeType: "image/jpeg", buffer: await photoAt(page, place) });
  await expect(form.getByText("Місце взято з фото.")).toBeVisible();
  await expect(form.locator(".pin-mark")).toBeAttached({ timeout: 60_000 });
  // What was typed and chosen outlives a reload.
  await page.reload();
  await expect(form.getByLabel("Що сталося")).toHaveValue("Ліхтар не світить другий тиждень.");
  await expect(form.getByRole("img", { name: "Вибране фото 1" })).toBeVisible();
  await form.getByRole("button", { name: "Повідомити про проблему" }).click();

  await expect(page.getByRole("heading", { name: "Заявку зареєстровано" })).toBeFocused();
  const number = await page.locator(".report-number strong").innerText();
  await page.getByRole("link", { name: "Переглянути заявку" }).click();
  await expect(status(page)).toHaveText("Зареєстровано");
  await expect(page.getByRole("img", { name: `Фото 1 з 1: проблема, заявка ${number}` })).toBeVisible();
  await expect(page.getByText("На загальній карті цієї заявки немає")).toBeVisible();
  const card = (await (await page.request.get(`/api/me/requests/${number}`)).json()) as { lon: number; lat: number };
  expect([card.lon, card.lat].map((degrees) => degrees.toFixed(5))).toEqual(place.map((degrees) => degrees.toFixed(5)));

  await desk.move(number, "accepted", { executor: EXECUTOR, public_text: "Ліхтар не світить." });
  await expect(status(page)).toHaveText("Прийнято до виконання");
  await expect(page.getByRole("status").getByText(`Заявка ${number}: Прийнято до виконання.`)).toBeVisible();
  await expect(page.getByRole("link", { name: "Сторінка заявки, яку бачать усі" })).toBeVisible();
});

test("a photo that was chosen outlives a reload, and goes with signing out", async ({ page }) => {
  const chosen = page.getByRole("img", { name: /^Вибране фото/ });
  await register(page.request);
  await page.goto("/cabinet/report");
  const choose = async (name: string) => page.locator("input[data-photos]").setInputFiles({ name, mimeType: "image/jpeg", buffer: await photoAt(page, [36.73, 48.26]) });
  await choose("яма.jpg");
  await choose("бордюр.jpg");
  await expect(chosen).toHaveCount(2);
  await page.getByRole("button", { name: "Прибрати 1" }).click();
  await expect(chosen).toHaveCount(1);
  await page.reload();
  await expect(chosen).toHaveCount(1);
  await page.locator(".account-button").click();
  await page.getByRole("button", { name: "Вийти" }).click();
  await page.waitForURL("/");

  await register(page.request);
  await page.goto("/cabinet/report");
  await choose("люк.jpg");
  await expect(chosen).toHaveCount(1);
});

test("M16, M18: work is refuted with a reason and a photo, mended, and confirmed", async ({ page, desk, baseURL }) => {
  const number = await submitted(page.request, desk, baseURL ?? "");
  await page.goto("/cabinet");
  const awaited = page.getByRole("region", { name: "Чекають на вас" });
  await expect(awaited).toContainText("Перевірте виконання");
  await awaited.getByRole("link").click();
  await expect(page.getByText("Замінили лампу.").first()).toBeVisible();
  await expect(page.locator(".executor")).toContainText(EXECUTOR);

  await action(page, "Спростувати").click();
  await page.getByRole("button", { name: "Надіслати спростування" }).click();
  await expect(page.getByText("Напишіть, що не так")).toBeVisible();
  await page.getByLabel("Що не так").fill("Гасне за годину.");
  await page.locator(".own-actions input[data-photos]").setInputFiles({ name: "темно.jpg", mimeType: "image/jpeg", buffer: await photoAt(page, [36.73, 48.26]) });
  await page.getByRole("button", { name: "Надіслати спростування" }).click();
  await expect(page.getByText("Спростування надіслано.")).toBeVisible();
  await expect(page.locator(".said")).toContainText("Чекає на оператора");
  await expect(page.locator(".card-content .photos img")).toHaveCount(1);

  await desk.move(number, "rework", { note: "Перевірити дросель." });
  await expect(status(page)).toHaveText("Повернуто на доопрацювання");
  await expect(page.getByText("Підтвердити чи спростувати виконання можна буде")).toBeVisible();
  await desk.move(number, "in_progress");
  await desk.process(number, { outcome: "answered", answer: "Замінимо дросель." });
  await desk.move(number, "submitted_done", { note: "Замінили дросель." });
  await expect(page.getByText("Відповідь контакт-центру: Замінимо дросель.")).toBeVisible();
  await action(page, "Підтвердити виконання").click();
  await page.getByRole("button", { name: "Підтвердити", exact: true }).click();
  await expect(page.getByText("Дякуємо. Заявку закрито.")).toBeVisible();
  await expect(status(page)).toHaveText("Виконано, заявник підтвердив");
  await page.getByRole("button", { name: "До списку" }).click();
  await expect(page.getByRole("region", { name: "Завершені" }).getByRole("link")).toBeFocused();
});

test("M18: whoever is overtaken keeps what they wrote and reads what has happened", async ({ page, desk, baseURL }) => {
  const number = await submitted(page.request, desk, baseURL ?? "");
  await page.goto(`/cabinet/requests/${number}`);
  await action(page, "Спростувати").click();
  await page.getByLabel("Що не так").fill("Гасне за годину.");
  await desk.move(number, "rework", { note: "Перевірити дросель." });
  const told = page.getByRole("alert");
  await expect(told).toContainText("Повернуто на доопрацювання");
  await expect(told).toContainText("Набране можна скопіювати");
  await expect(page.getByLabel("Що не так")).toHaveValue("Гасне за годину.");
  await desk.move(number, "in_progress");
  await desk.move(number, "submitted_done");
  await told.getByRole("button", { name: "Прочитано, продовжую" }).click();
  await page.getByRole("button", { name: "Надіслати спростування" }).click();
  await expect(page.getByText("Спростування надіслано.")).toBeVisible();
});

test("K10.1.1.2: a request is withdrawn at once without words, and nothing else can be said before the work is handed in", async ({ page, baseURL }) => {
  await register(page.request);
  const number = await report(page.request, await emptyPlace(baseURL ?? ""));
  await page.goto(`/cabinet/requests/${number}`);
  await expect(page.getByText("Коментувати, підтвердити чи спростувати виконання можна буде")).toBeVisible();
  await expect(action(page, "Підтвердити виконання")).toHaveCount(0);
  await action(page, "Попросити скасувати").click();
  await page.getByRole("button", { name: "Надіслати прохання" }).click();
  await expect(page.getByText("Заявку скасовано.", { exact: true })).toBeVisible();
  await expect(status(page)).toHaveText("Скасовано");
});

test("a bad line registers a report once, and a photo whose answer was lost is sent again and kept once", async ({ page, baseURL }) => {
  await register(page.request);
  const [lon, lat] = await emptyPlace(baseURL ?? "");
  await page.goto("/cabinet/report");
  const form = page.getByRole("form", { name: "Повідомити про проблему" });
  await form.getByLabel("Вид заявки").selectOption("lighting");
  await form.getByLabel("Що сталося").fill("Не світить ліхтар.");
  await form.locator("input[data-photos]").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: await photoAt(page, [lon, lat]) });
  await expect(form.locator(".place-chosen")).toBeVisible();
  /** It arrives, and its answer does not. */
  const unanswered = async (route: Route) => {
    await route.fetch();
    await route.abort();
  };
  await page.route("**/api/requests", unanswered, { times: 1 });
  await form.getByRole("button", { name: "Повідомити про проблему" }).click();
  await expect(page.getByText("Сервер не відповідає. Набране лишилося на місці")).toBeVisible();
  await page.route("**/attachments", unanswered, { times: 1 });
  await form.getByRole("button", { name: "Повідомити про проблему" }).click();
  await expect(page.getByRole("heading", { name: "Заявку зареєстровано" })).toBeVisible();
  expect(await (await page.request.get("/api/me/requests")).json()).toHaveLength(1);

  await expect(page.getByRole("alert")).toContainText("1 фото не надіслано.");
  await page.getByRole("button", { name: "Надіслати фото ще раз" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByRole("link", { name: "Переглянути заявку" }).click();
  await expect(page.locator(".photo-open")).toHaveCount(1);
});

test("a place is found by typing, by where one stands, and moved by the keyboard; a street alone is none", async ({ page, context, baseURL }) => {
  const [longitude, latitude] = await emptyPlace(baseURL ?? "");
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ longitude, latitude });
  await register(page.request);
  await page.goto("/cabinet/report");
  const address = page.getByRole("combobox", { name: "Де це" });
  const addresses = page.getByRole("listbox", { name: "Знайдені адреси" }).getByRole("option");
  await address.fill("вул. Шевченка");
  await expect(addresses.first()).toBeVisible();
  await address.press("ArrowDown");
  await address.press("Enter");
  await expect(address).toHaveValue(/Шевченка, $/);
  await address.press("End");
  await address.pressSequentially("5");
  await expect(addresses.first()).toContainText("5");
  await addresses.first().click();
  await expect(page.locator(".place-chosen")).toContainText("5");
  await page.getByRole("button", { name: "Змінити" }).click();
  await expect(address).toBeFocused();
  await page.getByRole("button", { name: "Моє місце" }).click();
  // The place first, its name a moment later.
  await expect(page.locator(".place-chosen [role=status]")).not.toHaveText("Місце, позначене на карті");
  // Whoever is away is told so, and the place stays.
  await context.setGeolocation({ longitude: 2.35, latitude: 48.85 });
  const before = await page.locator(".place-chosen [role=status]").innerText();
  await page.getByRole("button", { name: "Моє місце" }).click();
  await expect(page.getByText("Ви зараз за межами громади.")).toBeVisible();
  await expect(page.locator(".place-chosen [role=status]")).toHaveText(before);
  const pin = page.locator(".pin-mark");
  await expect(pin).toBeAttached({ timeout: 60_000 });
  // The pin itself moves by the keyboard, too, and the place follows it.
  const moved = page.waitForResponse(/\/api\/reverse/);
  await pin.press("ArrowUp");
  await moved;
});

test("K1.1: a place outside the community is said to be, beside the place", async ({ page, baseURL }) => {
  await register(page.request);
  const [lon, lat] = await emptyPlace(baseURL ?? "");
  await page.goto("/cabinet/report");
  const draft = { service: "lighting", text: "Не світить ліхтар.", lon: String(lon), lat: String(lat + 1) };
  await page.evaluate((kept) => { sessionStorage.setItem("draft:report", JSON.stringify(kept)); }, draft);
  await page.reload();
  const form = page.getByRole("form", { name: "Повідомити про проблему" });
  await form.getByRole("button", { name: "Повідомити про проблему" }).click();
  await expect(form.locator("#place-error")).toContainText("Це місце за межами громади.");
  await form.getByRole("link", { name: "Де це" }).click();
  await expect(form.getByRole("button", { name: "Змінити" })).toBeFocused();
});

test("M10: the card is mended, sessions are listed, everything is taken along, and the account deleted", async ({ page, playwright, baseURL }) => {
  const email = await register(page.request);
  await report(page.request, await emptyPlace(baseURL ?? ""));
  await page.goto("/cabinet/card");
  await page.getByLabel("Телефон").fill("+380 67 222 33 44");
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.getByText("Картку збережено.")).toBeVisible();
  await expect(page.getByLabel("Телефон")).toHaveValue("+380 67 222 33 44");
  await expect(page.getByText("Тут і зараз")).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Завантажити файл" }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const kept = JSON.parse(Buffer.concat(chunks).toString()) as { applicant: { email: string; phone: string }; requests: unknown[] };
  expect(kept.applicant).toMatchObject({ email, phone: "+380 67 222 33 44" });
  expect(kept.requests).toHaveLength(1);

  await page.getByRole("button", { name: "Видалити мої дані" }).click();
  await page.getByRole("button", { name: "Видалити назавжди" }).click();
  await expect(page.getByText("Напишіть слово «видалити»")).toBeVisible();
  await page.getByLabel("Щоб видалити, напишіть «видалити»").fill("Видалити");
  await page.getByRole("button", { name: "Видалити назавжди" }).click();
  await expect(page.getByRole("dialog", { name: "Ваші дані видалено" })).toBeVisible();
  const api = await playwright.request.newContext({ baseURL: baseURL ?? "", storageState: await page.context().storageState() });
  expect((await api.get("/api/me")).status()).toBe(401);
  await api.dispose();
});
