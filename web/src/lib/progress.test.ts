import { expect, test } from "vitest";
import type { HistoryRow, Status } from "../api/types";
import { monogram } from "./monogram";
import { progress } from "./progress";

const rows = (...steps: Status[]): HistoryRow[] =>
  steps.map((to, index) => ({ at: `2026-10-0${index + 1}T10:00:00Z`, from: steps[index - 1] ?? null, to }));
const words = (status: Status, history: HistoryRow[]) =>
  progress(status, "2026-10-01T10:00:00Z", history).map(({ name, state }) => `${name} ${state}`);

test("an accepted request waits for work", () => {
  expect(words("accepted", rows("registered", "accepted"))).toEqual(["registered done", "accepted now", "in_progress ahead", "done ahead"]);
});

test("a submitted request is being checked, and dated", () => {
  const steps = progress("submitted_done", "2026-10-01T10:00:00Z", rows("registered", "accepted", "in_progress", "submitted_done"));
  expect(steps.map(({ name }) => name)).toEqual(["registered", "accepted", "in_progress", "awaiting"]);
  expect(steps[3]).toEqual({ name: "awaiting", state: "now", at: "2026-10-04T10:00:00Z" });
});

test("rework takes the place of work and of its date", () => {
  const steps = progress("rework", "2026-10-01T10:00:00Z", rows("registered", "accepted", "in_progress", "submitted_done", "rework"));
  expect(steps[2]).toEqual({ name: "rework", state: "now", at: "2026-10-05T10:00:00Z" });
  expect(steps[3]).toEqual({ name: "done", state: "ahead", at: null });
});

test("a closed request has every step behind it", () => {
  expect(words("closed_infeasible", rows("registered", "accepted", "closed_infeasible"))[3]).toBe("infeasible done");
  expect(words("closed_checked", rows("registered"))[3]).toBe("done done");
});

test("an executor's mark leaves the legal form out", () => {
  expect(monogram("КП «Світло громади»")).toBe("СГ");
  expect(monogram("Відділ житлово-комунального господарства")).toBe("ВЖ");
  expect(monogram("ЖЕК")).toBe("Ж");
});
