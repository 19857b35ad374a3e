// The work by the day it is due: what is late first, then day by day, then what waits for somebody else.
import { addDays } from "../../lib/dates";
import type { DeskRequest } from "../desk/types";

export interface Day {
  /** A date; or `late`, `undated`, `waits`. */
  day: string;
  requests: DeskRequest[];
}

export function byDay(requests: readonly DeskRequest[]): Day[] {
  const days = new Map<string, DeskRequest[]>();
  for (const request of [...requests].sort(before)) {
    const day = dayOf(request);
    days.set(day, [...(days.get(day) ?? []), request]);
  }
  return [...days].map(([day, requests]) => ({ day, requests }));
}

function dayOf({ status, overdue, due_on }: DeskRequest): string {
  if (status === "clarification") return "waits";
  if (overdue) return "late";
  return due_on ?? "undated";
}

const RANK: Record<string, string> = { late: "0", undated: "3", waits: "4" };
const rank = (request: DeskRequest) => RANK[dayOf(request)] ?? `1${request.due_on ?? ""}`;

/** Within what is late the oldest comes first, and what was returned before what is new. */
function before(one: DeskRequest, other: DeskRequest): number {
  const key = (request: DeskRequest) => `${rank(request)} ${request.due_on ?? ""} ${request.status === "rework" ? 0 : 1} ${request.number}`;
  return key(one) < key(other) ? -1 : 1;
}

export type Span = "today" | "week" | "all";

/** What is to be visited: late or due by the end of today or of the week; and it has a place. */
export function inSpan(requests: readonly DeskRequest[], span: Span, today: string): DeskRequest[] {
  const last = span === "today" ? today : span === "week" ? addDays(today, 6) : "9999";
  return [...requests].sort(before).filter((request) => request.lon !== null && request.status !== "clarification" && (request.overdue || (request.due_on ?? "9998") <= last));
}
