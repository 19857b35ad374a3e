// The marks of these pages: the map's five, and one for what nobody has decided on yet, which the public map does not show.
import newMark from "../../../tiles/marks/new.svg?raw";
import type { Group, Status } from "../api/types";
import { MARKS } from "../marks";

export type DeskGroup = Group | "new";

export const DESK_GROUPS: readonly DeskGroup[] = ["new", "in_work", "overdue", "awaiting", "done", "closed_without"];

export const DESK_MARKS: Record<DeskGroup, string> = { ...MARKS, new: newMark };

const GROUPS_OF: Record<Status, DeskGroup> = {
  registered: "new",
  accepted: "in_work",
  in_progress: "in_work",
  rework: "in_work",
  clarification: "in_work",
  submitted_done: "awaiting",
  submitted_infeasible: "awaiting",
  closed_confirmed: "done",
  closed_checked: "done",
  closed_infeasible: "closed_without",
  refused: "closed_without",
  cancelled: "closed_without",
};

/** The same as on the public map, for what is there. */
export const groupOf = ({ status, overdue }: { status: Status; overdue: boolean }): DeskGroup => (overdue ? "overdue" : GROUPS_OF[status]);

/** Words stand beside it, or it has a name. */
export function Mark({ group, large = false }: { group: DeskGroup; large?: boolean }) {
  return <span class={`mark mark-${large ? "large" : "small"}`} data-group={group} aria-hidden="true" dangerouslySetInnerHTML={{ __html: DESK_MARKS[group] }} />;
}
