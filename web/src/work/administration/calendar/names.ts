// Days and months by their names, in the reader's language.
import type { Language } from "../../../lib/messages";
import { addDays } from "../../../lib/dates";

const locale = (language: Language) => (language === "uk" ? "uk-UA" : "en-GB");
/** A Monday. */
const MONDAY = "2024-01-01";

const say = (language: Language, day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(language), { ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export const weekdayName = (language: Language, weekday: number, length: "long" | "short" = "long"): string => say(language, addDays(MONDAY, weekday - 1), { weekday: length });

export const monthName = (language: Language, month: string): string => say(language, `${month}-01`, { month: "long" });

/** «вт, 24 серпня 2027», in one spelling wherever the year matters. */
export const fullDay = (language: Language, day: string): string =>
  say(language, day, { weekday: "short", day: "numeric", month: "long", year: "numeric" }).replace(/\s?р\.$/, "");

/** «вівторок, 24 серпня», where the year stands above. */
export const longDay = (language: Language, day: string): string => say(language, day, { weekday: "long", day: "numeric", month: "long" });

/** The same day of another month, or that month's last. */
export function addMonths(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months];
  const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
  return daysOf(first)[Number(day.slice(8)) - 1] ?? (daysOf(first).at(-1) ?? day);
}

export const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`);

/** The days of a month (`YYYY-MM`). */
export function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}
