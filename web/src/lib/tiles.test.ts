import { expect, test } from "vitest";
import { around, related, touches } from "./tiles";

test("a change of a tile concerns all above it and those inside it", () => {
  const found = related("14/9863/5613", 16);
  expect(found).toHaveLength(15 + 4 + 16);
  expect(found).toContain("0/0/0");
  expect(found).toContain("13/4931/2806");
  expect(found).toContain("14/9863/5613");
  expect(found).not.toContain("14/9864/5613");
  expect(found).toContain("15/19727/11227");
  expect(found).toContain("16/39455/22455");
  expect(found).not.toContain("16/39456/22455");
});

test("no tiles are named that a source does not have", () => {
  expect(related("14/9863/5613", 12).at(-1)).toBe("12/2465/1403");
});

test("a tile touches what lies in it and nothing far away", () => {
  // 14/9863/5676 is 36.716–36.738 east, 48.268–48.283 north.
  expect(touches("14/9863/5676", [36.72, 48.27, 36.721, 48.271])).toBe(true);
  expect(touches("14/9863/5676", [36, 48, 37, 49])).toBe(true);
  expect(touches("14/9863/5676", [36.74, 48.27, 36.75, 48.28])).toBe(false);
  expect(touches("14/9863/5676", [36.72, 48.2, 36.73, 48.25])).toBe(false);
});

test("the tiles around a place are those that a box around it touches", () => {
  // https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames for 50.4501 N, 30.5234 E
  expect(around([30.5234, 50.4501], 12, 0)).toEqual(["12/2395/1381"]);
  const near = around([36.72, 48.27], 14, 0.75);
  expect(near).toContain("14/9863/5676");
  expect(near.length).toBeLessThanOrEqual(9);
  expect(near.every((tile) => touches(tile, [36.70, 48.258, 36.74, 48.282]))).toBe(true);
});

test("the world has an end", () => {
  expect(around([179.99, 85], 1, 1)).toEqual(["1/0/0", "1/0/1", "1/1/0", "1/1/1"]);
});
