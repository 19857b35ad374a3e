// One request in the list: a link, so that it can be opened in another tab, and works from the keyboard.
import type { RequestFeature } from "../api/types";
import { dueShort } from "../lib/dates";
import { h } from "../lib/dom";
import { mark } from "../marks";
import type { Context } from "../state/state";

export function requestRow({ store, t, days }: Context, feature: RequestFeature): HTMLElement {
  const { number, group, service, place, due_on, closed_on } = feature.properties;
  const due = dueShort({ due_on, closed_on }, t, days);
  const point = (hovered: RequestFeature | null) => () => {
    store.set({ hovered });
  };
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    store.set({ request: number, hovered: null });
  };
  return h(
    "li",
    {},
    h(
      "a",
      {
        class: "row",
        href: `/requests/${encodeURIComponent(number)}`,
        "data-number": number,
        "data-group": group,
        onclick: open,
        onpointerenter: point(feature),
        onpointerleave: point(null),
        onfocus: point(feature),
        onblur: point(null),
      },
      mark(group),
      h(
        "span",
        { class: "row-words" },
        h("span", { class: "row-title" }, service.name),
        h("span", { class: "row-place" }, place ?? ""),
        h(
          "span",
          { class: "row-status" },
          group === "overdue" ? "" : `${t(`group-${group}`)}, `,
          h("span", { class: group === "overdue" ? "late" : "" }, group === "overdue" ? sentenceCase(due) : due),
        ),
      ),
      h("span", { class: "row-number" }, number),
    ),
  );
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
