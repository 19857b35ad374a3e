// Every page as it looks in the demo community: opens each as whom it is for, with something to do on it, and keeps a picture.
import { mkdirSync, writeFileSync } from "node:fs";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type Desk, emptyPlace, EXECUTOR, openDesk, signedIn } from "../tests/desk";
import { openMap, placeOf, loneRequest } from "../tests/map_page";
import { photoAt, report, submitted } from "../tests/resident";
import { registered } from "../tests/work";

const FOLDER = process.env.TOUR_TO ?? new URL("../../docs/tour/", import.meta.url).pathname;

/** The page as it is, when its maps are drawn and nothing is loading any more. */
async function picture(page: Page, name: string): Promise<void> {
  await expect(page.locator('.work-map:visible .map:not([data-map-state="idle"]), [data-map-state="loading"], .skeleton:visible, [aria-busy="true"]:visible')).toHaveCount(0, { timeout: 60_000 });
  await page.evaluate(() => Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => undefined))]));
  // Where a reader begins: nothing marked by the mouse.
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 70, captureBeyondViewport: false });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${name}-${test.info().project.name}.webp`, Buffer.from(data, "base64"));
}

async function as(context: BrowserContext, baseURL: string, login: string): Promise<void> {
  const api = await signedIn(baseURL, login);
  await context.addCookies((await api.storageState()).cookies);
  await api.dispose();
}

const base = () => test.info().project.use.baseURL ?? "";

test("the public map", async ({ page }) => {
  await openMap(page);
  await picture(page, "map");
  const request = await loneRequest(page);
  await openMap(page, `/?request=${request.properties.number}${placeOf(request, 17).slice(1)}`);
  await expect(page.locator(".card-title")).toBeVisible();
  await picture(page, "map-card");
  await page.goto(`/requests/${request.properties.number}`);
  await expect(page.locator('.locator[data-map-state="idle"], .locator [data-map-state="idle"]')).toBeAttached({ timeout: 60_000 });
  await picture(page, "request");
});

test("signing in", async ({ page }) => {
  await page.goto("/sign-in?return_to=/desk");
  await expect(page.locator("form")).toBeVisible();
  await picture(page, "sign-in");
  await page.goto("/cabinet");
  await expect(page.locator("form")).toBeVisible();
  await picture(page, "sign-in-code");
});

test("the operator", async ({ page, context }) => {
  test.setTimeout(180_000);
  const desk = await openDesk(base());
  const [told, nowhere, done] = [await registered(base(), "Не світить ліхтар. Дзвоніть 067 111 22 33 увечері."), await unplaced(), await handedIn(page, desk)];
  await as(context, base(), "operator");
  await page.goto("/desk/requests");
  await expect(page.locator(".desk-row").first()).toBeVisible();
  await picture(page, "desk-requests");
  await page.goto(`/desk/requests/${done}`);
  await expect(page.locator(".desk-card .card-title")).toBeVisible();
  await picture(page, "desk-card");

  await page.goto("/desk/call");
  await page.getByLabel("Що сталося").fill("Не світить ліхтар біля школи.");
  await page.getByRole("combobox", { name: "Вид заявки" }).fill("освітл");
  await page.getByRole("option", { name: /освітлення/ }).first().click();
  await page.getByRole("combobox", { name: "Де проблема" }).fill("вул. Шевченка 12");
  await expect(page.getByRole("listbox", { name: "Де проблема" }).getByRole("option").first()).toBeVisible();
  await picture(page, "call");

  await page.goto(`/desk/queues/moderation/${told}`);
  await page.locator(".desk-card").getByRole("button", { name: "Прийняти" }).click();
  await expect(page.locator(".diff del").first()).toBeVisible();
  await picture(page, "queue-texts");
  await page.goto(`/desk/queues/location/${nowhere}`);
  await expect(page.locator(".candidates li").first()).toBeVisible();
  await picture(page, "queue-location");
  await page.goto(`/desk/queues/closing/${done}`);
  await expect(page.locator(".before-after")).toBeVisible();
  await picture(page, "queue-closing");
  await desk.leave();
});

test("the executor", async ({ page, context }) => {
  const desk = await openDesk(base());
  const number = await desk.accepted(await emptyPlace(base()));
  await desk.move(number, "in_progress");
  await desk.leave();
  await as(context, base(), "executor");
  await page.goto("/desk/work?route=all");
  await expect(page.locator(".work-stop").first()).toBeAttached();
  await picture(page, "work");
  await page.goto(`/desk/work/${number}`);
  await page.getByRole("button", { name: "Здати як виконане" }).click();
  await page.getByLabel("Що зроблено").fill("Замінили лампу.");
  await picture(page, "work-done");
});

test("the resident", async ({ page }) => {
  const desk = await openDesk(base());
  const number = await submitted(page.request, desk, base());
  const place = await emptyPlace(base());
  const other = await report(page.request, place, "Яма біля будинку культури.");
  await desk.move(other, "accepted", { executor: EXECUTOR, public_text: "Яма біля будинку культури." });
  await desk.leave();
  await page.goto("/cabinet/requests");
  await expect(page.getByRole("region", { name: "Чекають на вас" })).toBeVisible();
  await picture(page, "cabinet");
  await page.goto(`/cabinet/requests/${number}`);
  await page.getByRole("button", { name: "Спростувати" }).click();
  await picture(page, "cabinet-card");
  await page.goto("/cabinet/report");
  await page.getByLabel("Вид заявки").selectOption("lighting");
  await page.getByLabel("Що сталося").fill("Ліхтар не світить другий тиждень.");
  await page.locator("input[data-photos]").setInputFiles({ name: "ліхтар.jpg", mimeType: "image/jpeg", buffer: await photoAt(page, await emptyPlace(base())) });
  await expect(page.locator(".pin-mark")).toBeAttached({ timeout: 60_000 });
  await picture(page, "report");
  await page.goto("/cabinet/card");
  await expect(page.getByLabel("Прізвище")).toBeVisible();
  await picture(page, "person");
});

test("the official", async ({ page, context }) => {
  await as(context, base(), "official");
  await page.goto("/desk/overview");
  await expect(page.locator(".breakdown").first()).toBeVisible();
  await picture(page, "overview");
});

test("the administrator", async ({ page, context }) => {
  await as(context, base(), "administrator");
  for (const name of ["services", "organisations", "routing", "members", "calendar", "texts", "audit"]) {
    await page.goto(`/administration/${name}`);
    await expect(page.locator("h1")).toBeVisible();
    await picture(page, `administration-${name}`);
  }
  await page.goto("/desk/account");
  await page.getByRole("button", { name: "Увімкнути" }).click();
  await expect(page.locator(".qr-code")).toBeVisible();
  await picture(page, "account");
});

/** A request whose words may mean several places. */
async function unplaced(): Promise<string> {
  const operator = await signedIn(base(), "operator");
  const { tasks } = (await (await operator.get("/api/location-tasks")).json()) as { tasks: { number: string; candidates: unknown[] }[] };
  await operator.dispose();
  return tasks.find(({ candidates }) => candidates.length > 1)?.number ?? "";
}

/** A request handed in, with photos before and after. */
async function handedIn(page: Page, desk: Desk): Promise<string> {
  const number = await desk.accepted(await emptyPlace(base()));
  await desk.move(number, "in_progress");
  const operator = await signedIn(base(), "operator");
  for (const stage of ["problem", "report"]) {
    const file = { name: "photo.jpg", mimeType: "image/jpeg", buffer: await photoAt(page, [36.73, 48.26]) };
    expect((await operator.post(`/api/requests/${number}/attachments`, { multipart: { stage, file } })).ok()).toBe(true);
  }
  await operator.dispose();
  await desk.move(number, "submitted_done", { note: "Замінили лампу." });
  return number;
}
