import { expect, test } from "vitest";
import type { DeskRequest } from "../desk/types";
import { byDay, inSpan } from "./days";

const request = (number: string, due_on: string | null, more: Partial<DeskRequest> = {}) =>
  ({ number, due_on, overdue: false, status: "in_progress", lon: 36, lat: 48, ...more }) as DeskRequest;

const WORK = [
  request("a", "2026-12-12"),
  request("b", null),
  request("c", "2026-11-20", { overdue: true }),
  request("d", "2026-11-22"),
  request("e", "2026-11-18", { overdue: true }),
  request("f", "2026-11-22", { status: "rework" }),
  request("g", "2026-11-22", { status: "clarification" }),
];

test("what is late comes first, the oldest of it on top, and what waits for an operator last", () => {
  const days = byDay(WORK).map(({ day, requests }) => [day, requests.map(({ number }) => number).join("")]);
  expect(days).toEqual([["late", "ec"], ["2026-11-22", "fd"], ["2026-12-12", "a"], ["undated", "b"], ["waits", "g"]]);
});

test("a day's way leads to what is late or due today, a longer one further", () => {
  const numbers = (span: "today" | "week" | "all") => inSpan(WORK, span, "2026-11-22").map(({ number }) => number).join("");
  expect(numbers("today")).toBe("ecfd");
  expect(numbers("all")).toBe("ecfdab");
  expect(inSpan([request("x", "2026-11-28"), request("y", "2026-11-29")], "week", "2026-11-22")).toHaveLength(1);
  expect(inSpan([request("z", "2026-11-22", { lon: null, lat: null })], "today", "2026-11-22")).toEqual([]);
});
