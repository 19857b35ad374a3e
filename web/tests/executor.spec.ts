// The executor's day: what is due, the way through it, and work that is done where there is no line and sent later, once.
import { Buffer } from "node:buffer";
import type { Page } from "@playwright/test";
import { emptyPlace, openDesk, signedIn } from "./desk";
import { expect, test } from "./map_page";
import { submitted } from "./resident";
import { signIn } from "./work";

/** A red PNG of 8 × 8 pixels. */
const PHOTO = {
  name: "після.png",
  mimeType: "image/png",
  buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mO4o6GBFTEMLQkAe3tLAYZNzu4AAAAASUVORK5CYII=", "base64"),
};

test.use({ serviceWorkers: "allow" });

async function accepted(baseURL: string): Promise<string> {
  const desk = await openDesk(baseURL);
  const number = await desk.accepted(await emptyPlace(baseURL));
  await desk.leave();
  return number;
}

const card = (page: Page, number: string) => page.getByRole("complementary", { name: `Заявка ${number}` });

/** Until the page would open without a line: the worker holds its files, and the card is kept. */
async function isReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

interface Card {
  status: string;
  history: { to: string; what: string; note: string | null }[];
}

async function cardOf(baseURL: string, number: string): Promise<{ card: Card; files: number }> {
  const api = await signedIn(baseURL, "executor");
  const card = (await (await api.get(`/api/desk/requests/${number}`)).json()) as Card;
  const { attachments } = (await (await api.get(`/api/requests/${number}/attachments`)).json()) as { attachments: object[] };
  await api.dispose();
  return { card, files: attachments.length };
}

test("the work is listed by day, what is late first, and opens as a card", async ({ page, baseURL }) => {
  const number = await accepted(baseURL ?? "");
  await signIn(page, "executor", "/desk");
  await expect(page).toHaveURL(/\/desk\/work$/);
  await expect(page.locator(".work-day-name").first()).toContainText("Прострочено");
  await page.locator(`[data-number="${number}"] a`).click();
  await expect(card(page, number).getByRole("button", { name: "Узяти в роботу" })).toBeInViewport();
});

test("the way through the day is numbered in the list and on the map", async ({ page, baseURL }) => {
  await accepted(baseURL ?? "");
  await signIn(page, "executor", "/desk/work");
  await page.getByLabel("Маршрут").selectOption("all");
  await expect(page).toHaveURL(/route=all/);
  await expect(page.locator(".work-stop").first()).toHaveText("1");
  await expect(page.locator(".route-said")).toContainText("навпростець");
  if (test.info().project.name === "phone") await page.getByRole("button", { name: "Карта", exact: true }).click();
  await expect(page.locator(".candidate-mark").first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Маршрут")).toHaveValue("all");
});

test("work done without a line waits in sight, outlives a reload, and is sent once", async ({ page, context, baseURL }) => {
  const number = await accepted(baseURL ?? "");
  await signIn(page, "executor", `/desk/work/${number}`);
  const open = card(page, number);
  await expect(open.getByRole("button", { name: "Узяти в роботу" })).toBeVisible();
  await isReady(page);
  await context.setOffline(true);
  await open.getByRole("button", { name: "Узяти в роботу" }).click();
  await open.locator('input[type="file"]').nth(1).setInputFiles(PHOTO);
  await expect(open.locator(".work-thumbnail")).toBeVisible();
  await open.getByRole("button", { name: "Здати як виконане" }).click();
  await open.getByLabel("Що зроблено").fill("Замінено лампу.");
  await open.getByRole("button", { name: "Здати як виконане" }).click();
  await expect(page.locator(".queue")).toContainText("3 дії чекають");

  await page.reload();
  await expect(page.locator(".queue")).toContainText("3 дії чекають");
  await expect(open).toContainText("здано як виконане");
  expect((await cardOf(baseURL ?? "", number)).card.status).toBe("accepted");

  await context.setOffline(false);
  await expect(page.locator(".queue")).toBeHidden();
  const { card: now, files } = await cardOf(baseURL ?? "", number);
  expect(now.status).toBe("submitted_done");
  expect(now.history.filter(({ to }) => to === "submitted_done").map(({ note }) => note)).toContain("Замінено лампу.");
  expect(now.history.filter(({ to, what }) => to === "in_progress" && what === "moved")).toHaveLength(1);
  expect(files).toBe(1);
});

test("an answer that is lost on its way costs nothing: the same is sent again and done once", async ({ page, baseURL }) => {
  const number = await accepted(baseURL ?? "");
  await signIn(page, "executor", `/desk/work/${number}`);
  const keys: (string | undefined)[] = [];
  // The server does it, and the phone never hears of it.
  await page.route(`**/api/requests/${number}/*`, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    keys.push(route.request().headers()["idempotency-key"]);
    if (keys.length > 2) return route.continue();
    await route.fetch();
    await route.abort();
  });
  const open = card(page, number);
  await open.getByRole("button", { name: "Узяти в роботу" }).click();
  await expect(page.locator(".queue")).toBeVisible();
  for (const tries of [1, 2]) {
    await expect.poll(() => keys.length).toBeGreaterThanOrEqual(tries);
    await open.getByRole("button", { name: "Надіслати зараз" }).click();
  }
  await expect(page.locator(".queue")).toBeHidden();
  expect(new Set(keys).size).toBe(1);
  const { card: now } = await cardOf(baseURL ?? "", number);
  expect(now.history.filter(({ to }) => to === "in_progress")).toHaveLength(1);
});

test("K10.3.1.2: the words that returned a request are answered once, and the applicant reads it", async ({ page, playwright, baseURL }) => {
  const applicant = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const desk = await openDesk(baseURL ?? "");
  const number = await submitted(applicant, desk, baseURL ?? "");
  const refuted = await applicant.post(`/api/requests/${number}/responses`, { data: { kind: "refutation", text: "Гасне за годину." } });
  expect(refuted.ok(), await refuted.text()).toBe(true);
  await desk.process(number, { outcome: "rework", reason: "Перевірити дросель." });
  await desk.leave();

  await signIn(page, "executor", `/desk/work/${number}`);
  const open = card(page, number);
  await expect(open.locator(".work-returned").first()).toContainText("Гасне за годину.");
  await open.getByRole("button", { name: "Відповісти на зауваження" }).click();
  await open.getByRole("button", { name: "Відповісти", exact: true }).click();
  await expect(open.locator(".field-error")).toBeVisible();
  await open.getByLabel("Ваша відповідь").fill("Замінимо дросель у четвер.");
  await open.getByRole("button", { name: "Відповісти", exact: true }).click();
  await expect(open.getByText("Відповідь записано.")).toBeVisible();
  await expect(page.locator(".queue")).toBeHidden();
  await expect(open.getByRole("button", { name: "Відповісти на зауваження" })).toBeHidden();
  expect(await (await applicant.get(`/api/me/requests/${number}`)).text()).toContain("Замінимо дросель у четвер.");
  await applicant.dispose();
});

test("what an operator did meanwhile is told, and what was typed is kept", async ({ page, context, baseURL }) => {
  const desk = await openDesk(baseURL ?? "");
  const number = await desk.accepted(await emptyPlace(baseURL ?? ""));
  await desk.move(number, "in_progress");
  await signIn(page, "executor", `/desk/work/${number}`);
  const open = card(page, number);
  await expect(open.getByRole("button", { name: "Виконати неможливо" })).toBeVisible();
  await context.setOffline(true);
  await open.getByRole("button", { name: "Виконати неможливо" }).click();
  await open.getByRole("button", { name: "Виконати неможливо" }).click();
  await expect(open.getByText("Напишіть, чому виконати неможливо.")).toBeVisible();
  await open.getByLabel("Чому виконати неможливо").fill("Опора приватна.");
  await open.getByRole("button", { name: "Виконати неможливо" }).click();
  await desk.move(number, "cancelled", { note: "Двічі подано." });
  await context.setOffline(false);
  await expect(open.getByRole("alert")).toContainText("Поки ви працювали, заявку змінили");
  await expect(open.getByRole("alert")).toContainText("Скасовано");
  await expect(open.locator(".work-typed")).toHaveText("Опора приватна.");
  await open.getByRole("button", { name: "Не надсилати" }).click();
  await expect(page.locator(".queue")).toBeHidden();
  await desk.leave();
});

test("signing out asks first where something has not been sent", async ({ page, baseURL }) => {
  const number = await accepted(baseURL ?? "");
  await signIn(page, "executor", `/desk/work/${number}`);
  await page.route(`**/api/requests/${number}/*`, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await card(page, number).getByRole("button", { name: "Узяти в роботу" }).click();
  await expect(page.locator(".queue")).toBeVisible();
  const leave = async () => {
    await page.getByRole("button", { name: /Обліковий запис/ }).click();
    await page.getByRole("button", { name: "Вийти", exact: true }).click();
  };
  const asked = page.getByRole("dialog", { name: "Ще не все надіслано" });
  await leave();
  await expect(asked).toContainText("1 дія чекає на зв’язок.");
  await asked.getByRole("button", { name: "Залишитися" }).click();
  await expect(asked).toBeHidden();
  await expect(page.locator(".queue")).toBeVisible();
  await leave();
  await asked.getByRole("button", { name: "Вийти й видалити" }).click();
  await expect(page).toHaveURL(/\/$/);
  expect((await cardOf(baseURL ?? "", number)).card.status).toBe("accepted");
});

test("signing out leaves nothing of the account in the browser", async ({ page, baseURL }) => {
  const number = await accepted(baseURL ?? "");
  await signIn(page, "executor", `/desk/work/${number}`);
  await expect(card(page, number).locator(".card-title")).toBeVisible();
  await page.getByRole("button", { name: /Обліковий запис/ }).click();
  await page.getByRole("button", { name: "Вийти", exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  const left = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("executor");
        opening.onerror = () => { reject(new Error("no database")); };
        opening.onsuccess = () => {
          const asked = opening.result.transaction(["start", "kept", "queue"]);
          let count = 0;
          for (const name of ["start", "kept", "queue"]) {
            const counted = asked.objectStore(name).count();
            counted.onsuccess = () => { count += counted.result; };
          }
          asked.oncomplete = () => { resolve(count); };
        };
      }),
  );
  expect(left).toBe(0);
});
