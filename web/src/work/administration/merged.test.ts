import { expect, it } from "vitest";
import { merged } from "./merged";

it("keeps what was typed and follows where nothing was", () => {
  const base = JSON.stringify({ name: "Колодязі", phone: "1563" });
  const now = { name: "Колодязі й криниці", phone: "1580" };
  expect(merged({ name: "Колодязі", phone: "1564", base }, now)).toEqual({ name: "Колодязі й криниці", phone: "1564" });
  expect(merged({ name: "Колодязі", phone: "1563", base }, now)).toEqual(now);
});

it("says what is kept where nothing was held", () => {
  expect(merged({}, { name: "Колодязі" })).toEqual({ name: "Колодязі" });
});
