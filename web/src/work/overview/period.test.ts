import { expect, it } from "vitest";
import { periods } from "./period";

it("begins a quarter with its first month", () => {
  const begins = (today: string) => periods(today).map(({ from }) => from);
  expect(begins("2026-11-22")).toEqual(["2026-11-01", "2026-10-01", "2026-01-01", null]);
  expect(begins("2026-01-05")).toEqual(["2026-01-01", "2026-01-01", "2026-01-01", null]);
  expect(begins("2026-09-30")[1]).toBe("2026-07-01");
});
