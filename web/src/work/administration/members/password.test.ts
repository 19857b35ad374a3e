import { expect, test } from "vitest";
import { makePassword } from "./password";

test("a made password is long, can be read aloud, and is never the same", () => {
  const made = Array.from({ length: 200 }, makePassword);
  for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  expect(new Set(made).size).toBe(200);
  // All signs come up: 3200 of them, 31 to choose from.
  expect(new Set(made.join("").replaceAll("-", "")).size).toBe(31);
});
