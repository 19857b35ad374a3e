// The settings of a request's life as the server keeps them, and as a form holds them.
import { begun, type Begun } from "../meanwhile";

export interface Hours {
  /** ISO 8601: 1 is Monday. */
  weekday: number;
  /** `HH:MM:SS`. */
  opens: string;
  closes: string;
}

/** A day that is unlike its day of the week. */
export interface Exception {
  day: string;
  works: boolean;
  name: string;
}

export interface Lifecycle {
  silent_days: number;
  comments_after_infeasible: boolean;
  hours: Hours[];
  exceptions: Exception[];
}

export const LIFECYCLE = "/api/settings/lifecycle";

export const valuesOf = ({ silent_days, comments_after_infeasible, hours, exceptions }: Lifecycle): Begun =>
  begun({
    hours: JSON.stringify(hours.toSorted((one, other) => one.weekday - other.weekday || one.opens.localeCompare(other.opens))),
    exceptions: JSON.stringify(sorted(exceptions)),
    silent_days: String(silent_days),
    comments_after_infeasible: comments_after_infeasible ? "yes" : "",
  });

export const hoursOf = (values: Begun): Hours[] => JSON.parse(values.hours ?? "[]") as Hours[];
export const exceptionsOf = (values: Begun): Exception[] => JSON.parse(values.exceptions ?? "[]") as Exception[];
export const sorted = (exceptions: readonly Exception[]): Exception[] => exceptions.toSorted((one, other) => one.day.localeCompare(other.day));

/** The same days, of which this one is as `known`, or else like its day of the week. */
export const withDay = (exceptions: readonly Exception[], day: string, known: Exception | undefined): Exception[] =>
  sorted([...exceptions.filter((other) => other.day !== day), ...(known ? [known] : [])]);

export const lifecycleOf = (values: Begun): Lifecycle => ({
  silent_days: Number(values.silent_days),
  comments_after_infeasible: values.comments_after_infeasible !== "",
  hours: hoursOf(values),
  exceptions: exceptionsOf(values),
});
