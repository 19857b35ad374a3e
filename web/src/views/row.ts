// One request in the list: a link, so that it can be opened in another tab, and works from the keyboard.
import type { RequestFeature } from "../api/types";
import { dueShort } from "../lib/dates";
import { h } from "../lib/dom";
import { mark } from "../marks";
import type { Context } from "../state/state";

export interface Row {
  readonly element: HTMLLIElement;
  /** Says what the request is now. The link stays the same element, and so keeps focus and pointer. */
  update(feature: RequestFeature): void;
}

export function requestRow(context: Context, first: RequestFeature): Row {
  const { store, days } = context;
  const { number } = first.properties;
  let feature = first;
  const point = (on: boolean) => () => {
    store.set({ hovered: on ? feature : null });
  };
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    store.set({ request: number, hovered: null });
  };
  const link = h("a", {
    class: "row",
    href: `/requests/${encodeURIComponent(number)}`,
    "data-number": number,
    onclick: open,
    onpointerenter: point(true),
    onpointerleave: point(false),
    onfocus: point(true),
    onblur: point(false),
  });
  let written = "";
  const update = (now: RequestFeature) => {
    feature = now;
    // Tomorrow the same request is due a day sooner.
    const text = JSON.stringify([now, days.today]);
    if (text === written) return;
    written = text;
    link.dataset.group = now.properties.group;
    link.replaceChildren(...words(context, now));
  };
  update(first);
  return { element: h("li", {}, link), update };
}

function words({ t, days }: Context, { properties }: RequestFeature): Node[] {
  const { number, group, service, place, due_on, closed_on } = properties;
  const due = dueShort({ due_on, closed_on }, t, days);
  const late = group === "overdue";
  return [
    mark(group),
    h(
      "span",
      { class: "row-words" },
      h("span", { class: "row-title" }, service.name),
      h("span", { class: "row-place" }, place ?? ""),
      h("span", { class: "row-status" }, late ? "" : `${t(`group-${group}`)}, `, h("span", { class: late ? "late" : "" }, late ? sentenceCase(due) : due)),
    ),
    h("span", { class: "row-number" }, number),
  ];
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
