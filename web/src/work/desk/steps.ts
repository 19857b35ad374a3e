// The steps of a request's life as forms: what each asks for. Which are open to whom is the server's to say (`allowed`), and what is
// missing, too; here stands what is worth asking before.
import type { Status } from "../../api/types";
import type { DeskCard } from "./types";

export interface Step {
  fields: readonly ("executor" | "due_on" | "public_text" | "note")[];
  /** The note must be there. */
  needsNote: boolean;
  /** Who reads the note. */
  readers: "applicant" | "staff";
}

const WORDS_ONLY: Step = { fields: ["note"], needsNote: false, readers: "staff" };

const STEPS: Partial<Record<Status, Step>> = {
  accepted: { fields: ["executor", "due_on", "public_text", "note"], needsNote: false, readers: "staff" },
  refused: { fields: ["note"], needsNote: true, readers: "applicant" },
  rework: { fields: ["note", "due_on"], needsNote: true, readers: "staff" },
  cancelled: { fields: ["note"], needsNote: false, readers: "staff" },
  submitted_done: { fields: ["note"], needsNote: false, readers: "applicant" },
  submitted_infeasible: { fields: ["note"], needsNote: true, readers: "applicant" },
};

export const stepTo = (to: Status): Step => STEPS[to] ?? WORDS_ONLY;

/** What is done most often comes first. */
const ORDER: readonly Status[] = [
  "accepted", "in_progress", "submitted_done", "closed_checked", "closed_confirmed", "closed_infeasible",
  "rework", "clarification", "submitted_infeasible", "refused", "cancelled",
];

/** The steps that are open, without those that cannot end what was submitted as something else (K6.2.4), and without the applicant's
 *  confirmation where there is none. */
export function openSteps({ allowed, history, responses }: DeskCard): Status[] {
  const submitted = history.findLast(({ from, to }) => from !== to && to.startsWith("submitted_"));
  const isInfeasible = submitted?.to === "submitted_infeasible";
  const verdict = responses.findLast(({ kind, at }) => (kind === "confirmation" || kind === "refutation") && submitted !== undefined && at >= submitted.at);
  const misfit: Status[] = isInfeasible ? ["closed_confirmed", "closed_checked"] : ["closed_infeasible"];
  if (verdict?.kind !== "confirmation") misfit.push("closed_confirmed");
  return ORDER.filter((to) => allowed.includes(to) && !misfit.includes(to));
}
