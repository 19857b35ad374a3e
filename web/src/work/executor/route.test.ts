import { expect, test } from "vitest";
import { length, metres, type Place, route } from "./route";

const same = (place: Place) => place;
/** A number from a seed, so that a failure can be seen again. */
const dice = (seed: number) => () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;

test("a degree of latitude is some 111 kilometres, and one of longitude shrinks to the north", () => {
  expect(metres([36, 48], [36, 49])).toBeCloseTo(111_320, -2);
  expect(metres([36, 48], [37, 48])).toBeCloseTo(74_488, -2);
});

test("along a street the places follow one another, from where one stands", () => {
  const street: Place[] = [[36.03, 48], [36.01, 48], [36.04, 48], [36.02, 48]];
  expect(route(street, same, [36, 48]).map(([lon]) => lon)).toEqual([36.01, 36.02, 36.03, 36.04]);
});

test("without a start the first stop is the first", () => {
  const first: Place = [36.5, 48.5];
  expect(route([first, [36, 48], [36.4, 48.4]], same)[0]).toBe(first);
  expect(route([], same)).toEqual([]);
});

test("every place is visited once, and never by a longer way than the nearest next", () => {
  const random = dice(7);
  for (let round = 0; round < 30; round++) {
    const places = Array.from({ length: 12 }, (): Place => [36 + random() / 10, 48 + random() / 10]);
    const way = route(places, same);
    expect(new Set(way)).toEqual(new Set(places));
    expect(length(way)).toBeLessThanOrEqual(length(nearest(places)) + 0.01);
  }
});

test("a crossing is undone", () => {
  const start: Place = [36, 48];
  const way = route<Place>([[36.01, 48.01], [36.03, 48], [36.02, 48.01], [36.015, 48]], same, start);
  const all = [start, ...way];
  for (let from = 1; from < all.length - 1; from++) {
    for (let to = from + 1; to < all.length; to++) {
      const turned = [...all.slice(0, from), ...all.slice(from, to + 1).reverse(), ...all.slice(to + 1)];
      expect(length(turned)).toBeGreaterThanOrEqual(length(all) - 0.01);
    }
  }
});

function nearest(places: readonly Place[]): Place[] {
  const [first, ...left] = places as [Place, ...Place[]];
  const way = [first];
  while (left.length > 0) {
    const here = way.at(-1) as Place;
    left.sort((a, b) => metres(here, a) - metres(here, b));
    way.push(left.shift() as Place);
  }
  return way;
}
