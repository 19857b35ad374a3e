// When a term ends, counted as the server does (src/domain/deadline.rs), so that a change of the calendar can be looked at before it
// is saved.
import { addDays } from "../../../lib/dates";
import type { Lifecycle } from "./lifecycle";

/** The longest a request may take in all (Law of Ukraine on Citizens' Appeals, article 20). */
const LEGAL_LIMIT_DAYS = 45;

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export type WorkingDays = Pick<Lifecycle, "hours" | "exceptions">;

export const worksByWeek = ({ hours }: Pick<Lifecycle, "hours">, day: string): boolean => hours.some(({ weekday }) => weekday === weekdayOf(day));

export const works = (calendar: WorkingDays, day: string): boolean =>
  calendar.exceptions.find((other) => other.day === day)?.works ?? worksByWeek(calendar, day);

/** The last day of a term in working days that begins on `start`, the day of acceptance. */
export function dueOn(calendar: WorkingDays, start: string, days: number): string {
  let left = days;
  for (let after = 1; after <= LEGAL_LIMIT_DAYS; after++) {
    const day = addDays(start, after);
    if (works(calendar, day)) left--;
    if (left === 0) return day;
  }
  return addDays(start, LEGAL_LIMIT_DAYS);
}
