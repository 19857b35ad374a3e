// The executor's map where there is no line: the streets around the day's work are there, and where they are not, it says so.
import type { Page } from "@playwright/test";
import type { MapElement } from "../src/map/create";
import { around } from "../src/lib/tiles";
import { emptyPlace, openDesk } from "./desk";
import { expect, test } from "./map_page";
import { signIn } from "./work";

test.use({ serviceWorkers: "allow" });

const LACKING = "Вулиці, яких тут бракує, з’являться, щойно буде зв’язок.";
/** The caches of the service worker. */
const MAP = "base-map";
const DAY = "base-map-day";

type Place = [number, number];

async function accepted(baseURL: string): Promise<Place> {
  const desk = await openDesk(baseURL);
  const at = await emptyPlace(baseURL);
  await desk.accepted(at);
  await desk.leave();
  return at;
}

/** The addresses of the tiles that are kept for the day. */
const keptOfDay = (page: Page): Promise<string[]> =>
  page.evaluate(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url)).map(({ pathname, search }) => pathname + search), DAY);

/** Until the page would show the streets at a place without a line. */
async function isReady(page: Page, at: Place): Promise<void> {
  await expect.poll(async () => (await keptOfDay(page)).filter((address) => around(at, 14, 0).some((tile) => address.includes(`/${tile}.mvt`)))).toHaveLength(1);
}

/** Loses the line, and what the browser itself keeps of the server's answers. */
async function loseLine(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.clearBrowserCache");
  await browser.detach();
  await page.context().setOffline(true);
}

/** Opens the page anew and its map, and looks at a place from near. */
async function lookAt(page: Page, at: Place): Promise<void> {
  await page.reload();
  if (test.info().project.name === "phone") await page.getByRole("button", { name: "Карта", exact: true }).click();
  const map = page.locator(".work-map > .map");
  await expect(map).toHaveAttribute("data-map-state", "idle");
  await map.evaluate((element: MapElement, center) => element.map?.jumpTo({ center, zoom: 16 }), at);
  await expect(map).toHaveAttribute("data-map-state", "idle");
}

/** What the map has drawn: streets, and marks of requests. */
const drawn = (page: Page): Promise<{ streets: boolean; marks: boolean }> =>
  page.locator(".work-map > .map").evaluate((element: MapElement) => {
    const found = element.map?.queryRenderedFeatures() ?? [];
    return { streets: found.some(({ sourceLayer }) => sourceLayer === "streets"), marks: found.some(({ source }) => source === "desk-requests") };
  });

test("without a line the map shows the streets around the day's work, though nobody has looked there before", async ({ page, baseURL }) => {
  const at = await accepted(baseURL ?? "");
  await signIn(page, "executor", "/desk/work");
  await isReady(page, at);
  await loseLine(page);
  await lookAt(page, at);
  await expect.poll(() => drawn(page)).toEqual({ streets: true, marks: true });
  await expect(page.getByText(LACKING)).toBeHidden();
});

for (const [what, gone] of [["its tiles", [DAY]], ["all of the map", [DAY, MAP]]] as const) {
  test(`where ${what} could not be kept, the marks are drawn, and the streets come with the line`, async ({ page, context, baseURL }) => {
    const at = await accepted(baseURL ?? "");
    await signIn(page, "executor", "/desk/work");
    await isReady(page, at);
    await loseLine(page);
    await page.evaluate(async ({ names, map }) => {
      for (const name of names) await caches.delete(name);
      const seen = await caches.open(map);
      for (const key of await seen.keys()) if (key.url.includes("/tiles/base/")) await seen.delete(key);
    }, { names: [...gone], map: MAP });
    await lookAt(page, at);
    await expect(page.getByText(LACKING)).toBeVisible();
    expect(await drawn(page)).toEqual({ streets: false, marks: true });
    await context.setOffline(false);
    await expect.poll(() => drawn(page)).toEqual({ streets: true, marks: true });
    await expect(page.getByText(LACKING)).toBeHidden();
  });
}

test("another import of the map takes the place of the former, which serves until then", async ({ page, context, baseURL }) => {
  const at = await accepted(baseURL ?? "");
  await signIn(page, "executor", "/desk/work");
  await isReady(page, at);
  let isOn = false;
  await context.route("**/tiles/base.json", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/\?v=\d+/, "?v=another") });
  });
  // The line breaks when the page has heard of the import, and before it has a tile of it.
  await context.route("**/*.mvt?v=another", (route) => (isOn ? route.continue() : route.abort("internetdisconnected")));
  await lookAt(page, at);
  await expect.poll(() => drawn(page)).toEqual({ streets: true, marks: true });
  isOn = true;
  await page.reload();
  await expect.poll(async () => (await keptOfDay(page)).filter((address) => !address.endsWith("?v=another"))).toEqual([]);
  await isReady(page, at);
});

test("whoever saves data gets no streets beforehand", async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    const saving = { get saveData() { document.documentElement.dataset.asked = "true"; return true; } };
    Object.defineProperty(navigator, "connection", { value: saving });
  });
  await accepted(baseURL ?? "");
  await signIn(page, "executor", "/desk/work");
  await expect(page.locator("html")).toHaveAttribute("data-asked", "true");
  expect(await keptOfDay(page)).toEqual([]);
});
