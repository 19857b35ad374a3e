// The page's colour tokens, for what is drawn on canvases and in map layers.
import { GROUPS, type Group } from "../api/types";
import { TOKENS } from "../marks";

export interface Palette {
  groups: Record<Group, string>;
  panel: string;
  ink: string;
  accent: string;
  line: string;
}

/** Reads the tokens of the theme in force. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    groups: Object.fromEntries(GROUPS.map((group) => [group, token(TOKENS[group])])) as Record<Group, string>,
    panel: token("--panel"),
    ink: token("--ink"),
    accent: token("--accent"),
    line: token("--line"),
  };
}
