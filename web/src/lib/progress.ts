// The four steps a request walks through, and how far it has come.
import type { HistoryRow, Status } from "../api/types";

export interface Step {
  /** Message key suffix: `step-…`. */
  name: "registered" | "accepted" | "in_progress" | "rework" | "clarification" | "awaiting" | "done" | "infeasible" | "cancelled";
  state: "done" | "now" | "ahead";
  /** When it was reached. */
  at: string | null;
}

/** How many of the four steps are behind, and what the step in hand is called. */
const PLACE: Record<Status, { step: number; name?: Step["name"] }> = {
  registered: { step: 0 },
  refused: { step: 0 },
  accepted: { step: 1 },
  in_progress: { step: 2 },
  rework: { step: 2, name: "rework" },
  clarification: { step: 2, name: "clarification" },
  submitted_done: { step: 3, name: "awaiting" },
  submitted_infeasible: { step: 3, name: "awaiting" },
  closed_confirmed: { step: 4 },
  closed_checked: { step: 4 },
  closed_infeasible: { step: 4, name: "infeasible" },
  cancelled: { step: 4, name: "cancelled" },
};

/** Registered → accepted → in work → done, with the date of each step that the history knows. */
export function progress(status: Status, registeredAt: string, history: HistoryRow[]): Step[] {
  const { step, name } = PLACE[status];
  const names: Step["name"][] = ["registered", "accepted", "in_progress", "done"];
  if (name) names[Math.min(step, 3)] = name;
  const reached = (to: Status) => history.findLast((row) => row.to === to)?.at ?? null;
  const dates = [registeredAt, reached("accepted"), reached("in_progress"), step >= 3 ? reached(status) : null];
  if (name === "rework" || name === "clarification") dates[2] = reached(status);
  return names.map((stepName, index) => ({
    name: stepName,
    state: index < step || step === 4 ? "done" : index === step ? "now" : "ahead",
    at: index <= step ? (dates[index] ?? null) : null,
  }));
}
