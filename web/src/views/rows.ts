// The rows of the list. A new answer changes only what is different, so that scroll position, focus and pointer stay where
// they are while requests change under the visitor's eyes.
import type { RequestPage } from "../api/types";
import { h } from "../lib/dom";
import type { Context } from "../state/state";
import { type Row, requestRow } from "./row";

export interface Rows {
  readonly element: HTMLElement;
  fill(page: RequestPage): void;
}

export function rowsView(context: Context): Rows {
  const { store } = context;
  const rows = new Map<string, Row>();
  const list = h("ul", { class: "rows" });

  const fill = ({ features }: RequestPage) => {
    const present = new Set(features.map(({ properties }) => properties.number));
    for (const [number, { element }] of rows) {
      if (present.has(number)) continue;
      rows.delete(number);
      leave(element, (one) => present.has(one));
    }
    let at = list.firstElementChild;
    for (const feature of features) {
      const { number } = feature.properties;
      const row = rows.get(number) ?? requestRow(context, feature);
      rows.set(number, row);
      row.update(feature);
      if (row.element === at) at = at.nextElementSibling;
      else list.insertBefore(row.element, at);
    }
    // What the pointer rests on may have changed, or be gone.
    const { hovered } = store.get();
    if (hovered) store.set({ hovered: features.find(({ id }) => id === hovered.id) ?? null });
  };
  return { element: list, fill };
}

/** Removes a row; the focus that was on it goes to the next one that stays, or to the one before. */
function leave(row: HTMLElement, stays: (number: string) => boolean): void {
  if (row.contains(document.activeElement)) {
    const links = [...(row.parentElement?.querySelectorAll<HTMLElement>(".row") ?? [])];
    const index = links.findIndex((link) => row.contains(link));
    const staying = (link: HTMLElement) => stays(link.dataset.number ?? "");
    (links.slice(index).find(staying) ?? links.slice(0, index).findLast(staying))?.focus({ preventScroll: true });
  }
  row.remove();
}
