// Requests that share a place, and those that share a part of the map.
import type { RequestPage } from "../src/api/types";
import type { MapElement } from "../src/map/create";
import { clickMark, expect, markOf, openMap, sharedPlaces, test } from "./map_page";

test("requests at one place are one mark with their number, and a click lists them all", async ({ page }, { project }) => {
  const [place] = await sharedPlaces(page);
  if (!place) throw new Error("the server has no place with several requests");
  const [lon, lat] = place.at;
  const box = [lon - ABOUT, lat - ABOUT, lon + ABOUT, lat + ABOUT].join(",");
  const all = (await (await page.request.get(`/api/requests?limit=1000&bbox=${box}`)).json()) as RequestPage;
  const numbers = all.features.map(({ properties }) => properties.number);

  await openMap(page, `/#map=18/${lat}/${lon}`);
  const [latest = ""] = numbers;
  const mark = await markOf(page, latest);
  expect(mark?.stack).toBe(numbers.length);
  const badge = await page.locator("#map").evaluate((element: MapElement) =>
    element.map?.queryRenderedFeatures({ layers: ["stack-counts"] }).map(({ properties }) => Number(properties.stack)),
  );
  expect(badge).toContain(numbers.length);

  await clickMark(page, latest);
  await expect(page.locator(".sentence")).toContainText(`За цією адресою ${numbers.length} `);
  await expect(page.locator(".row")).toHaveCount(numbers.length);
  const listed = await page.locator(".row").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.number));
  expect(listed).toEqual(numbers);

  if (project.name === "phone") {
    // The list does not cover what it is the list of.
    const top = (await page.locator(".sheet").boundingBox())?.y ?? 0;
    await expect.poll(async () => (await markOf(page, latest))?.y ?? Infinity).toBeLessThan(top);
  }
  await page.getByRole("button", { name: "До списку" }).click();
  await expect(page.locator(".sentence")).toContainText("На карті");
});

test("a click on a cluster goes to where its requests are", async ({ page }) => {
  await openMap(page);
  const cluster = await page.locator("#map").evaluate((element: MapElement) => {
    const map = element.map;
    const sizes = map?.queryRenderedFeatures({ layers: ["clusters"] }) ?? [];
    const [first] = sizes.toSorted((one, other) => Number(other.properties.count) - Number(one.properties.count));
    if (!map || first?.geometry.type !== "Point") return null;
    const { x, y } = map.project(first.geometry.coordinates as [number, number]);
    const { left, top } = element.getBoundingClientRect();
    const { west, south, east, north } = first.properties as Record<string, number>;
    return { x: left + x, y: top + y, zoom: map.getZoom(), extent: [west, south, east, north] as [number, number, number, number] };
  });
  if (!cluster) throw new Error("no cluster on the map");
  await page.mouse.click(cluster.x, cluster.y);
  const view = () =>
    page.locator("#map").evaluate((element: MapElement) => {
      const bounds = element.map?.getBounds();
      const box = bounds ? [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] : [];
      return { zoom: element.map?.getZoom() ?? 0, box: box as [number, number, number, number] };
    });
  await expect.poll(async () => (await view()).zoom).toBeGreaterThan(cluster.zoom + 1);
  const { box } = await view();
  const [west, south, east, north] = cluster.extent;
  expect(box[0] <= west && box[1] <= south && box[2] >= east && box[3] >= north).toBe(true);
});

/** About a metre, degrees. */
const ABOUT = 0.000005;
