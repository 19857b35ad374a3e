import { expect, test } from "vitest";
import { timeOf } from "./time";

test.each([
  ["8", "08:00:00"],
  ["8:30", "08:30:00"],
  ["0830", "08:30:00"],
  ["830", "08:30:00"],
  ["17.15", "17:15:00"],
  [" 23:59 ", "23:59:00"],
  ["08:00:00", "08:00:00"],
  ["24:00", null],
  ["8:7", null],
  ["12:60", null],
  ["", null],
  ["полудень", null],
])("%s", (typed, time) => {
  expect(timeOf(typed)).toBe(time);
});
