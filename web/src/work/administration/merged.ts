// What was typed over something that has changed since.
import type { Values } from "../ui/form";

/** The field that says what the others were typed over. */
export const BASE = "base";

/** What is kept now, with the fields that were typed into. */
export function merged<T extends Values>(typed: Values, kept: T): T {
  const before = JSON.parse(typed[BASE] ?? "{}") as Values;
  const touched = Object.keys(kept).filter((field) => typed[field] !== undefined && typed[field] !== before[field]);
  return { ...kept, ...Object.fromEntries(touched.map((field) => [field, typed[field]])) };
}
