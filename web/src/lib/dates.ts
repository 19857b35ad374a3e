// Calendar dates in the community's time zone, and a due date said in words.
import type { RequestProperties } from "../api/types";
import type { Language, Translate } from "./messages";

/** Today's date, `YYYY-MM-DD`, where the community is. */
export function today(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Says dates and due dates in one language and time zone. */
export interface Calendar {
  /** Changes at midnight, however long the page has been open. */
  readonly today: string;
  /** «12 грудня», with the year where it is not this one. Takes a calendar date or an instant. */
  date(value: string): string;
  /** «12 гру.», for tight places. */
  short(value: string): string;
  /** «12 грудня, 14:05». */
  moment(value: string): string;
}

/** `now` is the present moment where it is not given. */
export function calendar(language: Language, timeZone: string, now?: Date): Calendar {
  const locale = language === "uk" ? "uk-UA" : "en-GB";
  const current = () => today(timeZone, now);
  const format = (options: Intl.DateTimeFormatOptions) => (value: string) => {
    // A calendar date has no zone: it is formatted as UTC, so that it never slips by a day.
    const plain = value.length === 10;
    const zone = plain ? "UTC" : timeZone;
    const instant = new Date(plain ? `${value}T00:00:00Z` : value);
    const thisYear = (plain ? value : today(timeZone, instant)).startsWith(current().slice(0, 4));
    const year: Intl.DateTimeFormatOptions = thisYear ? {} : { year: "numeric" };
    return new Intl.DateTimeFormat(locale, { ...options, ...year, timeZone: zone }).format(instant).replace(/\s?р\.$/, "");
  };
  return {
    get today() {
      return current();
    },
    date: format({ day: "numeric", month: "long" }),
    short: format({ day: "numeric", month: "short" }),
    moment: format({ day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }),
  };
}

type Dated = Pick<RequestProperties, "due_on" | "closed_on">;

/** The due date in short: «до 12 грудня», «прострочено на 3 дні», «закрито 3 жовтня». */
export function dueShort(request: Dated, t: Translate, days: Calendar): string {
  if (request.closed_on) return t("closed-on", { date: days.date(request.closed_on) });
  if (!request.due_on) return t("due-none");
  const left = daysBetween(days.today, request.due_on);
  if (left < 0) return t("due-late", { days: -left });
  return left === 0 ? t("due-today") : t("due-until", { date: days.date(request.due_on) });
}

/** The due date in full: «до 12 грудня, лишилося 5 днів». */
export function dueWords(request: Dated, t: Translate, days: Calendar): string {
  if (request.closed_on || !request.due_on) return dueShort(request, t, days);
  const left = daysBetween(days.today, request.due_on);
  const date = days.date(request.due_on);
  if (left < 0) return `${t("due-late", { days: -left })}, ${t("due-was", { date })}`;
  return `${t("due-until", { date })}, ${left === 0 ? t("due-today") : t("due-left", { days: left })}`;
}
