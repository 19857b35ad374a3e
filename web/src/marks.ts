// The five marks: one SVG each, shared by map, legend, list, card and the server's pages.
import awaiting from "../../tiles/marks/awaiting.svg?raw";
import closedWithout from "../../tiles/marks/closed_without.svg?raw";
import done from "../../tiles/marks/done.svg?raw";
import inWork from "../../tiles/marks/in_work.svg?raw";
import overdue from "../../tiles/marks/overdue.svg?raw";
import type { Group } from "./api/types";
import { svg } from "./lib/dom";

export const MARKS: Record<Group, string> = {
  in_work: inWork,
  overdue,
  awaiting,
  done,
  closed_without: closedWithout,
};

/** The colour token of a group, see `styles/tokens.css`. */
export const TOKENS: Record<Group, string> = {
  in_work: "--in-work",
  overdue: "--overdue",
  awaiting: "--awaiting",
  done: "--done",
  closed_without: "--closed-without",
};

export function mark(group: Group, size: "small" | "large" = "small"): SVGElement {
  const element = svg(MARKS[group], `mark mark-${size}`);
  element.dataset.group = group;
  return element;
}
