// One request from the resident's report to their word that the work is done, in the browsers of everybody concerned at once: what one
// does the others see without asking, and the mark on the public map changes its shape with each step.
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { emptyPlace, EXECUTOR } from "./desk";
import { clickMark, expect, findings, markOf, openMap, test as base, watched } from "./map_page";
import { PERSON, photoAt, register } from "./resident";
import { signIn } from "./work";

type Open = (options?: BrowserContextOptions) => Promise<Page>;

/** Browsers of their own, closed when the story ends. */
const test = base.extend<{ open: Open }>({
  open: async ({ browser, baseURL }: { browser: Browser; baseURL: string | undefined }, use) => {
    const pages: { page: Page; isGood: () => void }[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      pages.push({ page, ...watched(page, baseURL ?? "") });
      return page;
    });
    for (const { page, isGood } of pages) {
      isGood();
      await page.context().close();
    }
  },
});

const panel = (page: Page, number: string) => page.getByRole("complementary", { name: `Заявка ${number}` });
const groupOf = async (page: Page, number: string) => (await markOf(page, number))?.group ?? null;
const action = (page: Page, name: string) => page.getByRole("group", { name: "Що ви можете зробити" }).getByRole("button", { name });
const isPhone = () => test.info().project.name === "phone";

test("a dead lamp, from the report to the resident's word, with everybody looking on", async ({ open, baseURL }) => {
  test.setTimeout(240_000);
  const [anyone, resident, operator, colleague, executor] = await Promise.all([open(), open(), open(), open(), open({ serviceWorkers: "allow" })]);
  const place = await emptyPlace(baseURL ?? "");
  await openMap(anyone, `/#map=17/${place[1]}/${place[0]}`);
  await signIn(operator, "operator", "/desk/queues/new");
  await register(resident.request);

  // The resident reports it with a photo taken there.
  await resident.goto("/cabinet/report");
  const form = resident.getByRole("form", { name: "Повідомити про проблему" });
  await form.getByLabel("Вид заявки").selectOption("lighting");
  await form.getByLabel("Що сталося").fill(`Не світить ліхтар. Телефонуйте ${PERSON.phone}.`);
  await form.locator("input[data-photos]").setInputFiles({ name: "ліхтар.jpg", mimeType: "image/jpeg", buffer: await photoAt(resident, place) });
  await expect(form.getByText("Місце взято з фото.")).toBeVisible();
  await form.getByRole("button", { name: "Повідомити про проблему" }).click();
  await expect(resident.getByRole("heading", { name: "Заявку зареєстровано" })).toBeFocused();
  const number = await resident.locator(".report-number strong").innerText();
  await resident.getByRole("link", { name: "Переглянути заявку" }).click();
  const own = resident.locator(".card-head");
  await expect(own).toHaveText("Зареєстровано");

  // The words name somebody: the request waits where texts are looked at, and nobody else sees it.
  await operator.goto(`/desk/queues/moderation/${number}`);
  const desk = panel(operator, number);
  await expect(desk.locator(".photo-state")).toHaveText("Загал ще не бачить.");
  expect(await groupOf(anyone, number)).toBeNull();
  await desk.getByRole("button", { name: "Показати всім" }).click();
  await expect(desk.locator(".photo-state")).toHaveText("Загал бачить.");
  await desk.getByRole("button", { name: "Прийняти" }).click();
  await expect(desk.locator(".diff del")).toContainText(PERSON.phone);
  await desk.getByLabel("Виконавець").selectOption({ label: EXECUTOR });
  await desk.getByRole("button", { name: "Прийняти" }).click();
  await expect(operator.locator(".toasts")).toContainText(`Заявку ${number} прийнято`);

  // Accepted: it is on the map, without the telephone, and the resident reads who does it.
  await expect.poll(() => groupOf(anyone, number)).toBe("in_work");
  await expect(own).toHaveText("Прийнято до виконання");
  await expect(resident.locator(".executor")).toContainText(EXECUTOR);
  await clickMark(anyone, number);
  const card = anyone.getByRole("article", { name: `Заявка ${number}` });
  await expect(card.locator(".card-text")).not.toContainText("050");
  await expect(card.locator(".photos img")).toHaveCount(1);

  // The executor does it where there is no line, and it arrives later.
  await signIn(executor, "executor", `/desk/work/${number}`);
  const work = panel(executor, number);
  await expect(work.getByRole("button", { name: "Узяти в роботу" })).toBeVisible();
  await executor.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await executor.context().setOffline(true);
  await work.getByRole("button", { name: "Узяти в роботу" }).click();
  const after = await photoAt(resident, place);
  await work.locator('input[type="file"]').nth(1).setInputFiles({ name: "після.jpg", mimeType: "image/jpeg", buffer: after });
  await expect(work.locator(".work-thumbnail")).toBeVisible();
  await handIn(work, "Замінили лампу.");
  await expect(executor.locator(".queue")).toContainText("3 дії чекають");
  await expect(own).toHaveText("Прийнято до виконання");
  await executor.context().setOffline(false);
  await expect(executor.locator(".queue")).toBeHidden();

  await expect.poll(() => groupOf(anyone, number)).toBe("awaiting");
  await expect(card.locator(".card-head")).toContainText("Виконано, чекає на перевірку");

  // The resident refutes it; two operators have it open, and the slower one loses nothing.
  await action(resident, "Спростувати").click();
  await resident.getByLabel("Що не так").fill("Гасне за годину.");
  await resident.getByRole("button", { name: "Надіслати спростування" }).click();
  await expect(resident.getByText("Спростування надіслано.")).toBeVisible();
  await operator.goto(`/desk/queues/comments/${number}`);
  await signIn(colleague, "operator", `/desk/queues/comments/${number}`);
  const other = panel(colleague, number);
  for (const one of [desk, other]) {
    await expect(one.locator(".queue-lead")).toContainText("Гасне за годину.");
    await one.getByRole("button", { name: "На доопрацювання" }).click();
  }
  await other.getByLabel("Що переробити").fill("Замінити й лампу, і дросель.");
  await desk.getByLabel("Що переробити").fill("Перевірити дросель.");
  await desk.getByRole("button", { name: "На доопрацювання" }).click();
  await expect(operator.locator(".toasts")).toContainText(`Заявку ${number} повернуто виконавцеві.`);
  await expect(other.locator(".conflict")).toBeVisible();
  await expect(other.getByLabel("Що переробити")).toHaveValue("Замінити й лампу, і дросель.");

  await expect.poll(() => groupOf(anyone, number)).toBe("in_work");
  await expect(own).toHaveText("Повернуто на доопрацювання");

  // Mended; the resident's word closes it.
  await expect(work.getByRole("button", { name: "Узяти в роботу" })).toBeVisible();
  await work.getByRole("button", { name: "Узяти в роботу" }).click();
  await expect(own).toHaveText("В роботі");
  await handIn(work, "Замінили дросель.");
  await expect.poll(() => groupOf(anyone, number)).toBe("awaiting");
  await action(resident, "Підтвердити виконання").click();
  await resident.getByRole("button", { name: "Підтвердити", exact: true }).click();
  await expect(resident.getByText("Дякуємо. Заявку закрито.")).toBeVisible();
  await expect.poll(() => groupOf(anyone, number)).toBe("done");
  await expect(card.locator(".card-head")).toContainText("заявник підтвердив");
  await expect(card.locator(".history")).toContainText("Повернуто на доопрацювання");

  for (const page of isPhone() ? [anyone, resident, executor] : [anyone, resident, operator, executor]) expect(await findings(page)).toEqual([]);
});

/** The executor hands the work in with these words. */
async function handIn(work: ReturnType<typeof panel>, words: string): Promise<void> {
  await work.getByRole("button", { name: "Здати як виконане" }).click();
  await work.getByLabel("Що зроблено").fill(words);
  await work.getByRole("button", { name: "Здати як виконане" }).click();
}
