import { expect, test } from "vitest";
import { addMonths } from "./names";

test.each([
  ["2027-01-15", 1, "2027-02-15"],
  ["2027-01-31", 1, "2027-02-28"],
  ["2027-01-15", -1, "2026-12-15"],
  ["2026-12-31", 2, "2027-02-28"],
])("%s and %d months", (day, months, then) => {
  expect(addMonths(day, months)).toBe(then);
});
