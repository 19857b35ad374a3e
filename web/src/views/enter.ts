// The door from the map to what is one's own: the cabinet of residents, the desks of those who work here.
import { session } from "../api/client";
import { type Icon, icon } from "../icons";
import { h } from "../lib/dom";
import type { Context } from "../state/state";

const DOORS: Record<string, { path: string; word: string }> = {
  applicant: { path: "/cabinet", word: "enter-cabinet" },
  administrator: { path: "/administration", word: "enter-work" },
};
const DESK = { path: "/desk", word: "enter-work" };
const ICON: Icon = "person";

/** A link in words, and one that is a tool of the map, for where there is room for no words. */
export function enterLinks({ t }: Context): { link: HTMLAnchorElement; tool: HTMLAnchorElement } {
  const word = h("span", {}, t("enter"));
  const link = h("a", { class: "enter", href: "/sign-in" }, icon(ICON), word);
  const tool = h("a", { class: "tool enter-tool", href: "/sign-in", "aria-label": t("enter"), title: t("enter") }, icon(ICON));
  const know = (role: string) => {
    const door = DOORS[role] ?? DESK;
    link.href = tool.href = door.path;
    word.textContent = tool.title = t(door.word);
    tool.setAttribute("aria-label", t(door.word));
  };
  // Whoever cannot be told is let in by signing in.
  session().then((who) => { if (who) know(who.role); }, () => undefined);
  return { link, tool };
}
