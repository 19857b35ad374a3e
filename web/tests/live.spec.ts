// An open map lives with the server: what changes there is shown here, and nothing else moves.
import type { Page } from "@playwright/test";
import type { Statistics } from "../src/api/types";
import type { MapElement } from "../src/map/create";
import { lineTo } from "./cuttable";
import { type Desk, emptyPlace, openDesk } from "./desk";
import { expect, markOf, openMap, test as base } from "./map_page";

const test = base.extend<{ desk: Desk }>({
  desk: async ({ baseURL }, use) => {
    const desk = await openDesk(baseURL ?? "");
    await use(desk);
    await desk.leave();
  },
});

const at = ([lon, lat]: readonly [number, number], zoom = 17) => `/#map=${zoom}/${lat}/${lon}`;

/** The group of a request's mark, as it is drawn now. */
const groupOf = async (page: Page, number: string) => (await markOf(page, number))?.group ?? null;

test("an accepted request appears on an open map, and its mark follows its status", async ({ page, desk, baseURL }) => {
  const place = await emptyPlace(baseURL ?? "");
  const neighbour = await desk.accepted([place[0] + 0.0003, place[1]]);
  await openMap(page, at(place));
  await expect.poll(() => groupOf(page, neighbour)).toBe("in_work");
  const before = (await (await page.request.get("/api/statistics")).json()) as Statistics;
  await watchMark(page, neighbour);

  const number = await desk.accepted(place);
  await expect.poll(() => groupOf(page, number)).toBe("in_work");
  const row = page.locator(`.row[data-number="${number}"]`);
  await expect(row).toHaveAttribute("data-group", "in_work");
  await expect(page.locator('.chip[data-group="in_work"] .chip-count')).toHaveText(String(before.groups.in_work + 1));

  await desk.move(number, "in_progress");
  await desk.move(number, "submitted_done", { note: "Замінено лампу." });
  await expect.poll(() => groupOf(page, number)).toBe("awaiting");
  await expect(row).toHaveAttribute("data-group", "awaiting");
  await expect(row).toContainText("На перевірці");

  // Nothing flickered: the neighbour never went out.
  expect(await goneFrames(page)).toBe(0);
});

test("a map asks only for the tiles in which something has changed, now and when it comes back to others", async ({ page, desk, baseURL }) => {
  const place = await emptyPlace(baseURL ?? "");
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/tiles/requests/")) asked.push(pathname.slice("/tiles/requests/".length).replace(".mvt", ""));
  });
  await openMap(page, at(place, 14));
  expect(new Set(asked).size).toBeGreaterThan(3);
  // The map keeps these for when they come into view again.
  await jump(page, 15);

  asked.length = 0;
  const number = await desk.accepted(place);
  await expect.poll(() => groupOf(page, number)).toBe("in_work");
  const outer = tileOf(place, 14);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((tile) => !inside(tile, outer))).toEqual([]);

  asked.length = 0;
  await jump(page, 14);
  await expect.poll(() => asked).toEqual([outer]);
});

test("the list keeps its place and the focus while requests come and change, and is not read aloud", async ({ page, desk, baseURL }) => {
  const place = await emptyPlace(baseURL ?? "");
  await openMap(page);
  const row = page.locator(".row").nth(20);
  await row.focus();
  const before = await row.boundingBox();
  const number = await row.getAttribute("data-number");
  const shown = await page.locator(".row").count();

  const fresh = await desk.accepted(place);
  await expect(page.locator(`.row[data-number="${fresh}"]`)).toBeAttached();
  await expect(page.locator(`.row[data-number="${number ?? ""}"]`)).toBeFocused();
  const after = await page.locator(":focus").boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);
  expect(await page.locator(".row").count()).toBe(shown);
  await expect(page.locator(".sentence")).toHaveAttribute("aria-live", "off");

  await page.getByRole("button", { name: /^Прострочено/ }).click();
  await expect(page.locator(".sentence")).toHaveAttribute("aria-live", "polite");
});

test("an open card follows its request, and keeps the focus where it is", async ({ page, desk, baseURL }) => {
  const number = await desk.accepted(await emptyPlace(baseURL ?? ""));
  await openMap(page, `/?request=${number}`);
  const card = page.getByRole("article");
  const share = card.getByRole("button").filter({ hasText: "Поділитися" });
  await expect(card.locator(".card-group")).toHaveText("Прийнято до виконання");
  await share.focus();

  await desk.move(number, "in_progress");
  await expect(card.locator(".card-group")).toHaveText("В роботі");
  await expect(share).toBeFocused();

  await desk.move(number, "cancelled", { note: "Заявник передумав." });
  await expect(page.getByRole("heading", { name: `Заявки ${number} немає на карті` })).toBeVisible();
  await expect.poll(() => markOf(page, number)).toBeNull();
});

test("what was missed while the line was cut is shown when it is mended", async ({ browser, desk, baseURL }) => {
  const line = await lineTo(baseURL ?? "");
  const page = await browser.newPage({ baseURL: line.url });
  const place = await emptyPlace(baseURL ?? "");
  await openMap(page, at(place));
  await expect.poll(line.streams).toBe(1);

  line.cut();
  const number = await desk.accepted(place);
  await page.waitForResponse((answer) => answer.url().endsWith("/api/events") && answer.status() === 503);
  expect(await markOf(page, number)).toBeNull();
  line.mend();
  await expect.poll(() => groupOf(page, number)).toBe("in_work");
  await expect(page.locator(`.row[data-number="${number}"]`)).toBeAttached();

  // And it goes on as before.
  await desk.move(number, "in_progress");
  await desk.move(number, "submitted_done", { note: "Замінено лампу." });
  await expect.poll(() => groupOf(page, number)).toBe("awaiting");
  await page.close();
  line.close();
});

test("a tab out of sight keeps no stream, and is up to date when it is looked at again", async ({ browser, desk, baseURL }) => {
  const line = await lineTo(baseURL ?? "");
  const page = await browser.newPage({ baseURL: line.url });
  const place = await emptyPlace(baseURL ?? "");
  await openMap(page, at(place));
  await expect.poll(line.streams).toBe(1);

  await setHidden(page, true);
  await expect.poll(line.streams).toBe(0);
  const number = await desk.accepted(place);
  await setHidden(page, false);
  await expect.poll(() => groupOf(page, number)).toBe("in_work");
  expect(line.streams()).toBe(1);
  await page.close();
  line.close();
});

/** What a browser does when the visitor turns to another tab. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

/** Counts from now on the frames in which a mark that should be there was not drawn. */
async function watchMark(page: Page, number: string): Promise<void> {
  await page.locator("#map").evaluate((element: MapElement, wanted) => {
    element.dataset.gone = "0";
    element.map?.on("render", () => {
      const there = element.map?.queryRenderedFeatures({ layers: ["requests"] }).some(({ properties }) => properties.number === wanted);
      if (!there) element.dataset.gone = String(Number(element.dataset.gone) + 1);
    });
  }, number);
}

const goneFrames = async (page: Page) => Number(await page.locator("#map").getAttribute("data-gone"));

/** Resolves when the map has all it needs there: right after the jump it has not begun to ask. */
const jump = (page: Page, zoom: number) =>
  page.locator("#map").evaluate(({ map }: MapElement, to) => new Promise<void>((settled) => {
    map?.once("idle", () => { settled(); });
    map?.jumpTo({ zoom: to });
  }), zoom);

/** Whether a tile is an outer one or a part of it. */
function inside(tile: string, outer: string): boolean {
  const [z = 0, x = 0, y = 0] = tile.split("/").map(Number);
  const [zoom = 0] = outer.split("/").map(Number);
  return `${zoom}/${x >> (z - zoom)}/${y >> (z - zoom)}` === outer;
}

/** The address of the tile that holds a place, `z/x/y`. */
function tileOf([lon, lat]: readonly [number, number], zoom: number): string {
  const side = 2 ** zoom;
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return `${zoom}/${Math.floor(((lon + 180) / 360) * side)}/${Math.floor(y * side)}`;
}
