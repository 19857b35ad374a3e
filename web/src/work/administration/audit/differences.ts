// What a change has changed, field by field. The calendar is told day by day, and not as the two lists it is kept in.
import type { Exception, Hours } from "../calendar/lifecycle";

export type Value = string | number | boolean | null;
type Snapshot = Record<string, unknown>;

export interface Event {
  id: number;
  at: string;
  actor: string;
  action: "create" | "change" | "delete";
  kind: string;
  subject: string;
  before: Snapshot | null;
  after: Snapshot | null;
}

export const KINDS = ["account", "service", "organisation", "office", "routing", "text", "text_rule", "settings"] as const;

export interface Difference {
  /** As the server calls it; `hours/1` is Monday's hours, `day/2027-08-24` a day of the calendar. */
  field: string;
  before: Value;
  after: Value;
}

/** Said already by who did it and when, or by a name beside it. */
const UNTOLD = new Set(["id", "service_id", "organisation_id", "changed_by", "changed_at", "added_by", "created_at"]);

export function differences({ before, after }: Pick<Event, "before" | "after">): Difference[] {
  const [was, is] = [flat(before ?? {}), flat(after ?? {})];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => !UNTOLD.has(field));
  return fields
    .map((field) => ({ field, before: was[field] ?? null, after: is[field] ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after))
    // Of what is new or gone, what it never had is no news.
    .filter((one) => (before !== null && after !== null) || !empty(one.before) || !empty(one.after));
}

export const empty = (value: Value): boolean => value === null || value === "" || value === false;

/** One value a field. */
function flat(snapshot: Snapshot): Record<string, Value> {
  return Object.fromEntries(Object.entries(snapshot).flatMap(([field, value]) => parts(field, value)));
}

function parts(field: string, value: unknown): [string, Value][] {
  if (field === "hours" && Array.isArray(value)) return [...daily(value as Hours[])];
  if (field === "exceptions" && Array.isArray(value)) return (value as Exception[]).map(({ day, works, name }) => [`day/${day}`, `${works ? "works" : "off"} ${name}`.trim()]);
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return [[field, value as Value]];
  return [[field, JSON.stringify(value)]];
}

function daily(hours: readonly Hours[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const { weekday, opens, closes } of hours) {
    const field = `hours/${weekday}`;
    const span = `${opens.slice(0, 5)}–${closes.slice(0, 5)}`;
    days.set(field, [days.get(field), span].filter(Boolean).join(", "));
  }
  return days;
}
