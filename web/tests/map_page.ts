// What the tests of the map page share: a page that stays on one host, and a request to look at.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import type { RequestFeature, RequestPage } from "../src/api/types";
import type { MapElement } from "../src/map/create";

/** What a page may not do: ask a host other than the server, or let a script fail. To be asked when the test has ended. */
export function watched(page: Page, baseURL: string): { isGood: () => void } {
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== new URL(baseURL).origin) foreign.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return {
    isGood: () => {
      expect(foreign, "requests to other hosts").toEqual([]);
      expect(errors, "script errors").toEqual([]);
    },
  };
}

/** A test whose page may ask no host but the server, and whose scripts may not fail. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const watch = watched(page, baseURL ?? "");
    await use(page);
    watch.isGood();
  },
});

export { expect };

/** What axe finds in the theme the page has, and what it finds in the colours of the other; nothing, as it should be. */
export async function findings(page: Page): Promise<string[]> {
  // There are no frames of other hosts, for which a page would be opened at every look.
  const axe = () => new AxeBuilder({ page }).setLegacyMode();
  const here = await axe().analyze();
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await page.emulateMedia({ colorScheme: isDark ? "light" : "dark" });
  const there = await axe().withRules(["color-contrast", "link-in-text-block"]).analyze();
  const told = ({ violations }: typeof here, theme: string) =>
    violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  return [...told(here, isDark ? "dark" : "light"), ...told(there, isDark ? "light" : "dark")];
}

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

export interface DrawnMark {
  group: string;
  /** How many requests it stands for, and their numbers. */
  stack: number | undefined;
  numbers: string[];
  /** Where on the page. */
  x: number;
  y: number;
}

/** The mark that stands for a request as the map has drawn it; null where there is none. */
export function markOf(page: Page, number: string): Promise<DrawnMark | null> {
  return page.locator("#map").evaluate((element: MapElement, wanted) => {
    const map = element.map;
    if (!map?.getLayer("requests")) return null;
    for (const { properties, geometry } of map.queryRenderedFeatures({ layers: ["requests"] })) {
      const numbers = String(properties.numbers ?? properties.number).split(",");
      if (!numbers.includes(wanted) || geometry.type !== "Point") continue;
      const { x, y } = map.project(geometry.coordinates as [number, number]);
      const { left, top } = element.getBoundingClientRect();
      const { group, stack } = properties as { group: string; stack?: number };
      return { group, stack, numbers, x: left + x, y: top + y };
    }
    return null;
  }, number);
}

/** Clicks the mark itself: where the map has drawn it, on the canvas. */
export async function clickMark(page: Page, number: string): Promise<void> {
  const drawn = await markOf(page, number);
  if (!drawn) throw new Error(`no mark of ${number} on the map`);
  await page.mouse.click(drawn.x, drawn.y);
}

/** The places that many requests share, most first: as many numbers as there are, latest first. */
export async function sharedPlaces(page: Page): Promise<{ at: [number, number]; numbers: string[] }[]> {
  const { features } = (await (await page.request.get("/api/requests?limit=1000")).json()) as RequestPage;
  const places = new Map<string, { at: [number, number]; numbers: string[] }>();
  for (const { geometry, properties } of features) {
    const at = geometry.coordinates as [number, number];
    const place = places.get(at.join()) ?? { at, numbers: [] };
    place.numbers.push(properties.number);
    places.set(at.join(), place);
  }
  return [...places.values()].filter(({ numbers }) => numbers.length > 1).toSorted((one, other) => other.numbers.length - one.numbers.length);
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
