// What an operator may make of an applicant's word (K10.2.1, K10.2.2): which outcomes are open, and what each asks for. What the rules
// let through the server says again.
import type { DeskCard, Said } from "../desk/types";
import type { QueueName } from "./state";

export type Kind = Said["kind"];
export type Outcome = "close" | "rework" | "cancel" | "clarify" | "in_work" | "no_return" | "answered";
export type OutcomeField = "ground" | "reason" | "due_on" | "answer";

export const GROUNDS = ["off_point", "repeat", "obscene", "already_closed", "beyond_powers"] as const;

const NO_KINDS: readonly Kind[] = [];
const KINDS: Partial<Record<QueueName, readonly Kind[]>> = {
  comments: ["comment", "refutation"],
  confirmations: ["confirmation"],
  cancellations: ["cancellation"],
};

/** The words that a queue is of. */
export const kindsOf = (queue: QueueName): readonly Kind[] => KINDS[queue] ?? NO_KINDS;

/** The first word of these kinds that nobody has processed. */
export const waitingWord = (card: DeskCard, kinds: readonly Kind[]): Said | undefined => card.responses.find(({ kind, processed_at }) => !processed_at && kinds.includes(kind));

const WITH_EXECUTOR: readonly string[] = ["accepted", "in_progress", "rework"];

/** What is done most often with such a word comes first. */
export function outcomesOf({ allowed, status, history }: DeskCard, kind: Kind): Outcome[] {
  const isRemark = kind === "comment" || kind === "refutation";
  const submitted = history.findLast(({ to }) => to.startsWith("submitted_"))?.to;
  const closing = submitted === "submitted_infeasible" ? "closed_infeasible" : kind === "confirmation" ? "closed_confirmed" : "closed_checked";
  const open: Record<Outcome, boolean> = {
    cancel: kind === "cancellation" && allowed.includes("cancelled"),
    close: kind !== "cancellation" && allowed.includes(closing),
    rework: allowed.includes("rework"),
    clarify: allowed.includes("clarification"),
    in_work: allowed.includes("in_progress") || (kind === "cancellation" && WITH_EXECUTOR.includes(status)),
    no_return: isRemark,
    answered: true,
  };
  const order: readonly Outcome[] = isRemark ? ["rework", "no_return", "answered", "clarify", "close", "in_work"] : ["close", "cancel", "in_work", "clarify", "rework", "answered"];
  return order.filter((outcome) => open[outcome]);
}

const FIELDS: Record<Outcome, readonly OutcomeField[]> = {
  rework: ["reason", "due_on", "answer"],
  no_return: ["ground", "reason", "answer"],
  answered: ["answer"],
  clarify: ["reason"],
  close: ["reason", "answer"],
  cancel: ["answer"],
  in_work: ["answer"],
};

export const fieldsOf = (outcome: Outcome): readonly OutcomeField[] => FIELDS[outcome];

/** What must be filled in. */
export function needsOf(outcome: Outcome, status: string): readonly OutcomeField[] {
  if (outcome === "rework") return ["reason"];
  if (outcome === "no_return") return ["ground"];
  if (outcome === "answered") return ["answer"];
  // Of what stays where it is no letter tells but the answer's.
  return outcome === "in_work" && WITH_EXECUTOR.includes(status) ? ["answer"] : [];
}
