// What an executor can do with a request now, also while what was done before is still waiting to be sent.
import type { Status } from "../../api/types";
import type { DeskCard, Said } from "../desk/types";
import type { Entry } from "./store";

const AFTER: Partial<Record<Status, Status[]>> = {
  accepted: ["in_progress"],
  rework: ["in_progress"],
  in_progress: ["submitted_done", "submitted_infeasible"],
};
const STEPS: readonly Status[] = ["in_progress", "submitted_done", "submitted_infeasible"];

/** The state it is in once everything that waits has been sent. */
export function stateAfter(card: DeskCard, waiting: readonly Entry[]): Status {
  return waiting.reduce((status, { deed, refused }) => (deed.kind === "step" && !refused ? deed.to : status), card.status);
}

export function openNow(card: DeskCard, waiting: readonly Entry[]): Status[] {
  const steps = waiting.filter(({ deed }) => deed.kind === "step");
  // What was refused is decided on first.
  if (steps.some(({ refused }) => refused)) return [];
  return steps.length > 0 ? (AFTER[stateAfter(card, waiting)] ?? []) : STEPS.filter((to) => card.allowed.includes(to));
}

/** What returned the request and has no answer of the executor yet (K10.3.1.2). */
export function toAnswer(card: DeskCard, waiting: readonly Entry[]): Said | undefined {
  const answered = new Set(waiting.flatMap(({ deed }) => (deed.kind === "answer" ? [deed.response] : [])));
  return card.responses.find(({ id, outcome, executor_answer }) => outcome === "rework" && executor_answer === null && !answered.has(id));
}

/** Files belong to what is being done or has just been handed in. */
export const takesFiles = (status: Status): boolean => ["accepted", "in_progress", "rework", "submitted_done", "submitted_infeasible"].includes(status);
