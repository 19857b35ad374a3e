import { expect, test } from "vitest";
import { patience, tilesOf } from "./stream";

test("a refused stream is asked for less and less often, but at least once a minute", () => {
  expect(patience(0, 1)).toBe(1000);
  expect(patience(3, 1)).toBe(8000);
  expect(patience(40, 1)).toBe(60_000);
  expect(patience(3, 0)).toBe(4000);
});

test("what an event says is its tiles, or that anything may have changed", () => {
  expect(tilesOf('{"tiles":["14/1/2","14/1/3"]}')).toEqual(["14/1/2", "14/1/3"]);
  expect(tilesOf('{"tiles":null}')).toBeNull();
  expect(tilesOf('{"tiles":[14]}')).toBeNull();
  expect(tilesOf("soon")).toBeNull();
});
