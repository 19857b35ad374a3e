// The legend: the same marks as on the map, with how many of each.
import { GROUPS } from "../api/types";
import { h } from "../lib/dom";
import { mark } from "../marks";
import type { Context } from "../state/state";

export function legendView({ store, t, numbers }: Context): HTMLElement {
  const counts = GROUPS.map(() => h("span", { class: "legend-count" }));
  const show = () => {
    const { value } = store.get().statistics;
    GROUPS.forEach((group, index) => {
      const count = counts[index];
      if (count) count.textContent = value ? numbers.full(value.groups[group]) : "";
    });
  };
  show();
  store.follow((now, before) => {
    if (now.statistics !== before.statistics) show();
  });
  return h(
    "section",
    { class: "legend floating", "aria-label": t("legend-label") },
    h("ul", {}, ...GROUPS.map((group, index) => h("li", {}, mark(group), h("span", {}, t(`group-${group}`)), counts[index]))),
  );
}
