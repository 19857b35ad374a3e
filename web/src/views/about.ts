// What the community says of itself, in a quiet line at the panel's foot: how to reach it, and behind that the rest.
import { h } from "../lib/dom";
import type { Context } from "../state/state";

/** Null where the community says nothing. */
export function aboutView({ community, t }: Context): HTMLElement | null {
  const [first, ...rest] = [...community.contact, ...community.about];
  if (first === undefined) return null;
  const lines = rest.map((line) => h("p", {}, line));
  return h(
    "section",
    { class: "about", "aria-label": t("about-label") },
    lines.length === 0 ? h("p", {}, first) : h("details", {}, h("summary", {}, h("span", {}, first)), ...lines),
  );
}
