import { expect, test } from "vitest";
import { offsetOf } from "./spot";

test.each([
  ["Заявку № { $x }", 1, 12, 11],
  ["перший\nдругий", 2, 1, 7],
  // A sign beyond the basic plane is one character to whoever counts.
  ["🙂 { $x }", 1, 3, 3],
  ["коротко", 9, 9, 7],
])("%s, line %d, character %d", (text, line, column, offset) => {
  expect(offsetOf(text, line, column)).toBe(offset);
});
