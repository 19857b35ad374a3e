import { expect, test } from "vitest";
import { MOST, tilesOfDay } from "./day_tiles";

test("a day in one street needs a few dozen tiles", () => {
  const tiles = tilesOfDay([[36.73, 48.26], [36.731, 48.261]], 14);
  expect(tiles.length).toBeGreaterThan(20);
  expect(tiles.length).toBeLessThan(60);
  expect(tiles).toContain("14/9863/5676");
  expect(new Set(tiles).size).toBe(tiles.length);
});

test("where there are too many, what holds a place comes before what lies around it", () => {
  const places = Array.from({ length: 100 }, (_, index) => [36 + (index % 10) / 10, 48 + Math.floor(index / 10) / 10] as const);
  const tiles = tilesOfDay(places, 14);
  expect(tiles).toHaveLength(MOST);
  for (const place of places) expect(tiles).toContain(tilesOfDay([place], 14).find((tile) => tile.startsWith("14/")));
});
