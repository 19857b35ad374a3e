// What was typed over something that may have changed since.
import type { Values } from "../ui/form";

/** The field that says what the others were typed over, as JSON. */
export const BASE = "base";

/** The fields that were typed into. */
export function touched(typed: Values): string[] {
  const before = JSON.parse(typed[BASE] ?? "{}") as Values;
  return Object.keys(before).filter((field) => typed[field] !== undefined && typed[field] !== before[field]);
}

/** What is kept now, with the fields that were typed into. */
export function merged<T extends Values>(typed: Values, kept: T): T {
  const own = touched(typed).filter((field) => field in kept);
  return { ...kept, ...Object.fromEntries(own.map((field) => [field, typed[field]])) };
}
