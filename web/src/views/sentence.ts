// The sentence that says what is shown. Read aloud when the visitor has changed that, and not whenever the city has.
import { h } from "../lib/dom";
import { active } from "../state/filters";
import type { Context } from "../state/state";
import { filterWords } from "./filter_words";

export function sentenceView(context: Context): HTMLElement {
  const { store } = context;
  const text = h("p", { class: "sentence", role: "status", "aria-live": "polite" });
  const show = () => {
    const words = sentence(context);
    if (words !== null && text.textContent !== words) text.textContent = words;
    text.classList.toggle("skeleton", words === null && text.textContent === "");
  };
  show();
  store.follow((now, before) => {
    const come = now.list !== before.list ? now.list : now.statistics !== before.statistics ? now.statistics : null;
    if (come) text.setAttribute("aria-live", come.unasked ? "off" : "polite");
    if (now.statistics !== before.statistics || now.list !== before.list || now.stack !== before.stack) show();
  });
  return text;
}

/** Null while the counts are not here yet. */
function sentence(context: Context): string | null {
  const { store, t } = context;
  const { filters, statistics, list, stack } = store.get();
  const counts = statistics.value;
  if (!counts || statistics.loading || statistics.error !== null) return null;
  if (stack) return list.value && !list.loading ? `${t("shown-stack", { count: list.value.numberMatched })}.` : null;
  const groups = counts.groups;
  const total = filters.groups.length > 0 ? filters.groups.reduce((sum, group) => sum + groups[group], 0) : counts.total;
  const set = active(filters).map((name) => filterWords(context, filters, name));
  const shown =
    set.length > 0
      ? t(total > 0 ? "shown-filtered" : "shown-none", { count: total, filters: set.join(", ") })
      : t(groups.overdue > 0 ? "shown-all-overdue" : "shown-all", { count: total, overdue: groups.overdue });
  const inView = list.value && !list.loading ? list.value.numberMatched : total;
  return inView === total ? shown : `${shown} ${t("shown-in-view", { count: inView })}`;
}
