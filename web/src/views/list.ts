// The list of requests in view, newest first, a page at a time.
import { statistics } from "../api/client";
import type { RequestPage } from "../api/types";
import { h, toggle } from "../lib/dom";
import { active, query, without } from "../state/filters";
import type { Context } from "../state/state";
import { filterWords } from "./filter_words";
import { failure, notice, skeletonRows, type Step } from "./notice";
import { rowsView } from "./rows";

export function listView(context: Context): HTMLElement {
  const { store, t } = context;
  const back = h(
    "button",
    {
      type: "button",
      class: "link-button",
      onclick: () => {
        store.set({ stack: null });
      },
    },
    t("stack-back"),
  );
  const rows = rowsView(context);
  const foot = more(context);
  const full = h("div", {}, rows.element, foot.element);
  const content = h("div", { class: "list-content" });
  const element = h("section", { class: "list", "aria-label": t("list-label") }, back, content);

  let shown: RequestPage | null = null;
  const put = (child: HTMLElement) => {
    if (content.firstElementChild !== child) content.replaceChildren(child);
  };
  const show = () => {
    const { list, stack } = store.get();
    back.hidden = stack === null;
    toggle(content, "aria-busy", list.loading);
    if (list.error !== null) put(failure(t, list.error, context.retry));
    else if (!list.value) put(skeletonRows(6, t("list-loading")));
    else if (list.value !== shown && !list.loading) {
      if (list.value.features.length === 0) put(nothing(context));
      else {
        rows.fill(list.value);
        foot.show(list.value);
        put(full);
      }
    }
    shown = list.error === null ? list.value : null;
  };
  show();
  store.follow((now, before) => {
    // Why nothing is in view depends on the counts, which may come after the list.
    const explain = now.statistics !== before.statistics && now.list.value?.features.length === 0;
    if (explain) shown = null;
    if (explain || now.list !== before.list || now.stack !== before.stack) show();
  });
  return element;
}

/** «Показано 50 з 240» and the button for the next page, until there is none. */
function more({ t, store, more }: Context): { element: HTMLElement; show: (page: RequestPage) => void } {
  const count = h("p", { class: "more-count" });
  const button = h("button", { type: "button", class: "button", onclick: more }, t("list-more"));
  let shown = 0;
  const show = (page: RequestPage) => {
    const { features, numberMatched } = page;
    count.textContent = t("list-of", { shown: features.length, count: numberMatched });
    const held = document.activeElement === button;
    button.hidden = features.length >= numberMatched || features.length < store.get().rows;
    // Whoever asked for more goes on reading where it begins.
    if (held && features.length > shown) element.parentElement?.querySelectorAll<HTMLElement>(".row")[shown]?.focus();
    shown = features.length;
  };
  const element = h("div", { class: "more" }, count, button);
  return { element, show };
}

/** Why the list is empty, and what to do about it. */
function nothing(context: Context): HTMLElement {
  const { store, t, map } = context;
  const { filters, statistics: counts } = store.get();
  const set = active(filters);
  const found = counts.value
    ? filters.groups.length > 0
      ? filters.groups.reduce((sum, group) => sum + (counts.value?.groups[group] ?? 0), 0)
      : counts.value.total
    : null;
  if (found === 0 && set.length === 0) return notice(t("empty-title"), t("empty-text"));
  if (found === 0) return relax(context);
  return notice(t("view-title"), t("view-text"), [
    {
      label: t("view-all"),
      primary: true,
      act: () => {
        store.set({ stack: null });
        map.home();
      },
    },
  ]);
}

/** Offers to drop each filter, and adds how many requests that would show once the counts come. */
function relax(context: Context): HTMLElement {
  const { store, t, numbers, days } = context;
  const { filters } = store.get();
  const names = active(filters);
  const steps = names.map((name): Step => ({
    label: t("none-without", { filter: filterWords(context, filters, name) }),
    act: () => {
      store.set({ filters: without(filters, name) });
    },
  }));
  const element = notice(t("none-title"), t("none-text"), steps);
  const buttons = [...element.querySelectorAll("button")];
  names.forEach((name, index) => {
    statistics(query(without(filters, name), days.today)).then(
      ({ total }) => {
        buttons[index]?.append(h("span", { class: "button-count" }, numbers.full(total)));
        // One filter is often not the whole reason: only a step that shows something is worth offering.
        if (total === 0 && names.length > 1) buttons[index]?.setAttribute("hidden", "");
      },
      () => undefined, // The offer stands without its count.
    );
  });
  return element;
}
