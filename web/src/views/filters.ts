// Filters: a chip per group with its mark and count, and three selects.
import { GROUPS, type Group } from "../api/types";
import { h } from "../lib/dom";
import { mark } from "../marks";
import { active, NO_FILTERS, PERIODS, toggleGroup } from "../state/filters";
import type { Context } from "../state/state";

export function filtersView(context: Context): HTMLElement {
  const { store, t } = context;
  const chips = GROUPS.map((group) => chip(context, group));
  const selects = [serviceSelect(context), districtSelect(context), periodSelect(context)];
  const reset = h(
    "button",
    {
      type: "button",
      class: "link-button reset",
      onclick: () => {
        store.set({ filters: NO_FILTERS, stack: null });
      },
    },
    t("filters-reset"),
  );
  const show = () => {
    for (const { update } of [...chips, ...selects]) update();
    reset.hidden = active(store.get().filters).length === 0;
  };
  show();
  store.follow((now, before) => {
    if (now.filters !== before.filters || now.statistics !== before.statistics) show();
  });
  return h(
    "section",
    { class: "filters", "aria-label": t("filters-label") },
    h("div", { class: "chips", role: "group", "aria-label": t("filter-groups") }, ...chips.map(({ element }) => element)),
    h("div", { class: "selects" }, ...selects.map(({ element }) => element), reset),
  );
}

interface Control {
  element: HTMLElement;
  update: () => void;
}

function chip({ store, t, numbers }: Context, group: Group): Control {
  const count = h("span", { class: "chip-count" });
  const element = h(
    "button",
    {
      type: "button",
      class: "chip",
      "data-group": group,
      onclick: () => {
        store.set({ filters: toggleGroup(store.get().filters, group), stack: null });
      },
    },
    mark(group),
    h("span", {}, t(`group-${group}`)),
    count,
  );
  return {
    element,
    update: () => {
      const { filters, statistics } = store.get();
      element.setAttribute("aria-pressed", String(filters.groups.includes(group)));
      count.textContent = statistics.value ? numbers.full(statistics.value.groups[group]) : "";
    },
  };
}

interface Choice {
  value: string;
  label: string;
  count?: number | undefined;
}

/** A native select: it works with any keyboard, reader and phone. */
function select(label: string, any: string, choices: () => Choice[], value: () => string | null, choose: (value: string | null) => void): Control {
  const element = h("select", {
    class: "select",
    "aria-label": label,
    onchange: () => {
      choose(element.value || null);
    },
  });
  return {
    element,
    update: () => {
      const options: Choice[] = [{ value: "", label: any }, ...choices()];
      // In place: the select may be open while the counts change.
      if (element.options.length !== options.length) element.replaceChildren(...options.map(({ value }) => h("option", { value })));
      options.forEach(({ label, count }, index) => {
        const option = element.options[index];
        const text = count === undefined ? label : `${label} — ${count}`;
        if (option && option.textContent !== text) option.textContent = text;
      });
      element.value = value() ?? "";
      element.classList.toggle("select-set", value() !== null);
    },
  };
}

function serviceSelect({ store, t, services }: Context): Control {
  const choices = () => {
    const { filters, statistics } = store.get();
    // Counts under the service filter itself would only repeat the chosen one.
    const counts = filters.service === null ? statistics.value?.services : undefined;
    return services.map(({ code, name }) => ({
      value: code,
      label: name,
      count: counts && (counts.find((one) => one.code === code)?.count ?? 0),
    }));
  };
  return select(t("filter-service"), t("filter-any-service"), choices, () => store.get().filters.service, (service) => {
    store.set({ filters: { ...store.get().filters, service }, stack: null });
  });
}

function districtSelect({ store, t, districts }: Context): Control {
  const choices = () => districts.map(({ id, name }) => ({ value: String(id), label: name }));
  const control = select(t("filter-district"), t("filter-any-district"), choices, () => store.get().filters.district, (district) => {
    store.set({ filters: { ...store.get().filters, district }, stack: null });
  });
  control.element.hidden = districts.length === 0;
  return control;
}

function periodSelect({ store, t }: Context): Control {
  const choices = () => PERIODS.map((period) => ({ value: period, label: t(`period-${period}`) }));
  return select(t("filter-period"), t("period-all"), choices, () => store.get().filters.period, (value) => {
    const period = PERIODS.find((one) => one === value) ?? null;
    store.set({ filters: { ...store.get().filters, period }, stack: null });
  });
}
