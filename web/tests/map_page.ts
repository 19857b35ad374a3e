// What the tests of the map page share: a page that stays on one host, and a request to look at.
import { test as base, expect, type Page } from "@playwright/test";
import type { RequestFeature, RequestPage } from "../src/api/types";
import type { MapElement } from "../src/map/create";

/** A test whose page may ask no host but the server, and whose scripts may not fail. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== new URL(baseURL ?? "").origin) foreign.push(request.url());
    });
    page.on("pageerror", (error) => errors.push(error.message));
    await use(page);
    expect(foreign, "requests to other hosts").toEqual([]);
    expect(errors, "script errors").toEqual([]);
  },
});

export { expect };

/** Opens the page and waits until everything in view is drawn. */
export async function openMap(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await expect(page.locator('#map[data-map-state="idle"]')).toBeAttached({ timeout: 60_000 });
}

/** A public request with an executor that stands alone at its point, so that a click means it. */
export async function loneRequest(page: Page): Promise<RequestFeature> {
  const ask = async (query: string) => (await (await page.request.get(`/api/requests?${query}`)).json()) as RequestPage;
  const { features } = await ask("limit=100");
  for (const feature of features.filter(({ properties }) => properties.executor !== null)) {
    const [lon = 0, lat = 0] = feature.geometry.coordinates;
    const box = [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND];
    if ((await ask(`limit=1&bbox=${box.join()}`)).numberMatched === 1) return feature;
  }
  throw new Error("the server has no request that stands alone");
}

/** No other mark within this, degrees (about ten metres). */
const AROUND = 0.0001;

export const placeOf = ({ geometry }: RequestFeature, zoom = 18): string => {
  const [lon, lat] = geometry.coordinates;
  return `/#map=${zoom}/${lat}/${lon}`;
};

/** Clicks the mark itself: where the map has drawn it, on the canvas. */
export async function clickMark(page: Page, number: string): Promise<void> {
  const point = await page.locator("#map").evaluate((element: MapElement, wanted) => {
    const map = element.map;
    const feature = map
      ?.queryRenderedFeatures({ layers: ["requests"] })
      .find(({ properties }) => String(properties.number) === wanted);
    if (!map || feature?.geometry.type !== "Point") return null;
    const { x, y } = map.project(feature.geometry.coordinates as [number, number]);
    const { left, top } = element.getBoundingClientRect();
    return { x: left + x, y: top + y };
  }, number);
  if (!point) throw new Error(`no mark of ${number} on the map`);
  await page.mouse.click(point.x, point.y);
}

/** The names that the map has room for, of one kind of label or of all. */
export function drawnLabels(page: Page): Promise<string[]> {
  return page.locator("#map").evaluate((element: MapElement) => {
    const map = element.map;
    if (!map) return [];
    const layers = map.getLayersOrder().filter((id) => map.getLayer(id)?.source === "base" && map.getLayer(id)?.type === "symbol");
    return map.queryRenderedFeatures({ layers }).map(({ properties }) => String(properties.name ?? ""));
  });
}
