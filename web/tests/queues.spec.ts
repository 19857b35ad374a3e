// The operator's queues: the way into each and out of it, by hand and by keyboard, by one operator and by two.
import type { Page } from "@playwright/test";
import { type Desk, openDesk, signedIn } from "./desk";
import { expect, test } from "./map_page";
import { registered, signIn } from "./work";

const isPhone = () => test.info().project.name === "phone";
const EXECUTOR = "КП «Благоустрій»";

const cardOf = (page: Page, number: string) => page.getByRole("complementary", { name: `Заявка ${number}` });

/** A request that the executor has submitted as done. */
async function submitted(desk: Desk, baseURL: string): Promise<string> {
  const number = await registered(baseURL);
  await desk.move(number, "accepted", { executor: EXECUTOR, public_text: "Не світить ліхтар." });
  await desk.move(number, "in_progress");
  await desk.move(number, "submitted_done", { note: "Замінено лампу." });
  return number;
}

async function say(baseURL: string, number: string, kind: string, text: string): Promise<void> {
  const operator = await signedIn(baseURL, "operator");
  const answer = await operator.post(`/api/desk/requests/${number}/responses`, { data: { kind, text } });
  expect(answer.status(), await answer.text()).toBe(201);
  await operator.dispose();
}

/** Words that no map knows, and no operator has placed before. */
const nowhere = () => `${letters()} ${letters()}`;
const letters = () => Array.from({ length: 9 }, () => "бвагедиужок".charAt(Math.floor(Math.random() * 11))).join("");

test("a new request is accepted by keyboard alone, and the next one comes by itself", async ({ page, baseURL }) => {
  test.skip(isPhone(), "no keyboard");
  const number = await registered(baseURL ?? "");
  const other = await registered(baseURL ?? "");
  await signIn(page, "operator", "/desk/queues/new");
  await expect(page.locator(`[data-number="${number}"]`)).toBeVisible();
  await page.keyboard.press("j");
  for (let step = 0; step < 40 && !(await page.locator(`[data-number="${number}"] [data-row]`).evaluate((row) => row === document.activeElement)); step++) await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const card = cardOf(page, number);
  await expect(card.locator(".queue-why")).toContainText("Прийміть і призначте виконавця");
  await expect(card.getByRole("button", { name: "Прийняти" })).toBeVisible();
  await page.keyboard.press("1");
  await expect(card.getByLabel("Виконавець")).not.toHaveValue("");
  await card.getByLabel("Текст для загалу").focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".toasts")).toContainText(`Заявку ${number} прийнято до виконання.`);
  await expect(page.locator(`[data-number="${number}"]`)).toHaveCount(0);
  await expect(cardOf(page, other)).toBeVisible();
  await page.keyboard.press("l");
  await expect(page).toHaveURL(/\/desk\/queues\/location$/);
});

test("words that tell of somebody wait apart, and what is masked is crossed out", async ({ page, baseURL }) => {
  const number = await registered(baseURL ?? "", "Не світить ліхтар. Дзвоніть 067 111 22 33 увечері.");
  await signIn(page, "operator", `/desk/queues/moderation/${number}`);
  const card = cardOf(page, number);
  await card.getByRole("button", { name: "Прийняти" }).click();
  await expect(card.locator(".diff del")).toContainText("067 111 22 33");
  await expect(card.locator(".diff ins")).toBeVisible();
  await card.getByRole("button", { name: "Прийняти" }).click();
  await expect(page.locator(".toasts")).toContainText(`Заявку ${number} прийнято`);
  const seen = (await (await page.request.get(`/api/requests/${number}`)).json()) as { properties: { text: string } };
  expect(seen.properties.text).toMatch(/^Не світить ліхтар\. Дзвоніть \[телефон\]/);
});

test("a photo is shown, and hidden again by the way back", async ({ page, baseURL }) => {
  const desk = await openDesk(baseURL ?? "");
  const number = await registered(baseURL ?? "");
  await desk.move(number, "accepted", { executor: EXECUTOR, public_text: "Не світить ліхтар." });
  await signIn(page, "operator", "/desk/queues/new");
  const file = { name: "photo.jpg", mimeType: "image/jpeg", buffer: await page.screenshot({ type: "jpeg" }) };
  const sent = await page.request.post(`/api/requests/${number}/attachments`, { multipart: { stage: "problem", file } });
  expect(sent.status(), await sent.text()).toBe(201);
  await page.goto(`/desk/queues/moderation/${number}`);
  await expect(cardOf(page, number).locator(".photo-state")).toHaveText("Загал ще не бачить.");
  await cardOf(page, number).getByRole("button", { name: "Показати всім" }).click();
  await expect(page.locator(".toasts")).toContainText(`Фото заявки ${number} показано всім.`);
  await page.getByRole("button", { name: "Повернути" }).click();
  await expect(cardOf(page, number).locator(".photo-state")).toHaveText("Приховано.");
  await desk.leave();
});

test("a request without a place gets one by a pin, and its words are said to be remembered", async ({ page, baseURL }) => {
  const operator = await signedIn(baseURL ?? "", "operator");
  const answer = await operator.post("/api/requests", { data: { service: "lighting", address: `біля ${nowhere()}`, text: "Темно." } });
  const { number } = (await answer.json()) as { number: string };
  await signIn(page, "operator", `/desk/queues/location/${number}`);
  const card = cardOf(page, number);
  await expect(card.getByText("Запам’ятаємо, що «біля ")).toBeVisible();
  await card.getByRole("button", { name: "Поставити позначку" }).click();
  const pin = page.getByRole("button", { name: "Позначка місця" });
  await pin.focus();
  await pin.press("ArrowRight");
  await card.getByRole("button", { name: "Місце тут" }).click();
  await expect(page.locator(".toasts")).toContainText(`Заявка ${number} має місце.`);
  const placed = (await (await operator.get(`/api/desk/requests/${number}`)).json()) as { needs_location: boolean };
  expect(placed.needs_location).toBe(false);
  await operator.dispose();
});

test("a refutation returns the request, and a confirmation with words closes it", async ({ page, baseURL }) => {
  const desk = await openDesk(baseURL ?? "");
  const [refuted, confirmed] = [await submitted(desk, baseURL ?? ""), await submitted(desk, baseURL ?? "")];
  await say(baseURL ?? "", refuted, "refutation", "Світить лише годину.");
  await say(baseURL ?? "", confirmed, "confirmation", "Дякую, світить.");
  await signIn(page, "operator", `/desk/queues/comments/${refuted}`);
  const card = cardOf(page, refuted);
  await expect(card.locator(".queue-lead")).toContainText("Світить лише годину.");
  await expect(card.locator(".executor-words")).toContainText("Замінено лампу.");
  await card.getByRole("button", { name: "На доопрацювання" }).click();
  await card.getByRole("button", { name: "На доопрацювання" }).click();
  await expect(card.getByText("Напишіть, що переробити.")).toBeVisible();
  await card.getByLabel("Що переробити").fill("Перевірити дросель.");
  await card.getByRole("button", { name: "На доопрацювання" }).click();
  await expect(page.locator(".toasts")).toContainText(`Заявку ${refuted} повернуто виконавцеві.`);

  await page.goto(`/desk/queues/confirmations/${confirmed}`);
  await cardOf(page, confirmed).getByRole("button", { name: "Закрити заявку" }).click();
  await cardOf(page, confirmed).getByRole("button", { name: "Закрити заявку" }).click();
  await expect(page.locator(".toasts")).toContainText(`заявку ${confirmed} закрито`);
  await desk.leave();
});

test("a cancellation that another operator has processed is told of, and the answer stays", async ({ page, baseURL }) => {
  const desk = await openDesk(baseURL ?? "");
  const number = await registered(baseURL ?? "");
  await desk.move(number, "accepted", { executor: EXECUTOR, public_text: "Не світить ліхтар." });
  await say(baseURL ?? "", number, "cancellation", "Вже не треба.");
  await signIn(page, "operator", `/desk/queues/cancellations/${number}`);
  const card = cardOf(page, number);
  await card.getByRole("button", { name: "Лишити в роботі" }).click();
  await card.getByLabel("Відповідь заявникові").fill("Лампу вже замовили.");
  const other = await signedIn(baseURL ?? "", "operator");
  const { responses } = (await (await other.get(`/api/desk/requests/${number}`)).json()) as { responses: { id: number }[] };
  await other.post(`/api/desk/responses/${responses[0]?.id}`, { data: { outcome: "cancel" } });
  await card.getByRole("button", { name: "Лишити в роботі" }).click({ timeout: 3000 }).catch(() => undefined);
  await expect(card.locator(".conflict")).toContainText("Цього кроку вже не зробити");
  await expect(card.getByLabel("Відповідь заявникові")).toHaveValue("Лампу вже замовили.");
  await Promise.all([other.dispose(), desk.leave()]);
});

test("submitted work is compared and closed, and the tabs count it", async ({ page, baseURL }) => {
  const desk = await openDesk(baseURL ?? "");
  const number = await submitted(desk, baseURL ?? "");
  await signIn(page, "operator", "/desk/queues/closing");
  const badge = page.locator('.queue-tab[data-queue="closing"] .badge');
  await expect(page.locator(`[data-number="${number}"]`)).toHaveCount(1);
  const before = Number(await badge.textContent());
  await page.locator(`[data-number="${number}"] a`).click();
  const card = cardOf(page, number);
  await expect(card.locator(".before-after")).toContainText("Фото немає");
  await expect(card.getByRole("button", { name: "Закрити: заявник підтвердив" })).toHaveCount(0);
  await card.getByRole("button", { name: "Закрити: виконано" }).click();
  await card.getByRole("button", { name: "Закрити: виконано" }).click();
  await expect(page.locator(".toasts")).toContainText(`Заявку ${number} закрито: виконано.`);
  await expect(badge).toHaveText(String(before - 1));
  await desk.leave();
});
