// One box that finds both requests and addresses: a combobox by the ARIA pattern.
import { aborted, autocomplete, requests } from "../api/client";
import type { RequestFeature } from "../api/types";
import { icon } from "../icons";
import { h } from "../lib/dom";
import { mark } from "../marks";
import type { Context } from "../state/state";

/** How long typing must rest before it is asked, milliseconds. */
const REST = 160;
const LEAST = 2;

interface Option {
  group: "requests" | "addresses" | "text";
  image: SVGElement;
  title: string;
  detail: string;
  choose: () => void;
}

export function searchView(context: Context): HTMLElement {
  const { t, store, map } = context;
  const list = h("div", { class: "found floating", id: "found", role: "listbox", "aria-label": t("search-label"), hidden: true });
  const clear = h("button", { type: "button", class: "search-clear", "aria-label": t("search-clear"), hidden: true }, icon("close"));
  const input = h("input", {
    class: "search-input",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    placeholder: t("search-placeholder"),
    "aria-label": t("search-label"),
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "found",
  });
  const message = h("p", { class: "found-message floating", role: "status", hidden: true });
  let options: Option[] = [];
  let at = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;

  const close = () => {
    list.hidden = message.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (index: number) => {
    at = index;
    const rows = [...list.querySelectorAll<HTMLElement>("[role=option]")];
    rows.forEach((row, one) => {
      row.setAttribute("aria-selected", String(one === at));
    });
    const row = rows[at];
    if (row) {
      input.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const choose = (option: Option | undefined) => {
    if (!option) return;
    close();
    option.choose();
    if (option.group === "addresses") input.value = option.title;
    clear.hidden = input.value === "";
  };
  const show = (found: Option[], text: string) => {
    options = found;
    list.replaceChildren(...grouped(context, options, choose));
    list.hidden = options.length === 0;
    message.hidden = options.length > 0;
    message.textContent = t("search-nothing", { text });
    input.setAttribute("aria-expanded", String(!list.hidden));
    point(-1);
  };
  const ask = async () => {
    asking?.abort();
    const text = input.value.trim();
    if (text.length < LEAST) {
      close();
      return;
    }
    asking = new AbortController();
    try {
      show(await find(context, text, asking.signal), text);
    } catch (error) {
      if (aborted(error)) return;
      list.hidden = true;
      message.hidden = false;
      message.textContent = t("search-failed");
    }
  };

  input.addEventListener("input", () => {
    clear.hidden = input.value === "";
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), REST);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) void ask();
      else point((at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden) choose(options[Math.max(0, at)]);
      else void ask();
    } else if (event.key === "Escape" && !(list.hidden && message.hidden)) {
      event.stopPropagation();
      close();
    }
  });
  clear.addEventListener("click", () => {
    input.value = "";
    clear.hidden = true;
    close();
    map.pin(null);
    store.set({ filters: { ...store.get().filters, q: null } });
    input.focus();
  });
  const box = h("div", { class: "search", role: "search" }, icon("search"), input, clear, list, message);
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) close();
  });
  // The list takes no focus: a click in it must not close it before it is chosen from.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
  });
  return box;
}

async function find({ store, t, numbers, map }: Context, text: string, signal: AbortSignal): Promise<Option[]> {
  const [found, addresses] = await Promise.all([
    requests(new URLSearchParams({ q: text, limit: "4" }), signal),
    autocomplete(text, signal),
  ]);
  const options = found.features.map((feature): Option => requestOption(feature, () => {
    store.set({ request: feature.properties.number });
  }));
  for (const { geometry, properties } of addresses.features) {
    const [lon, lat] = geometry.coordinates as [number, number];
    const [title = "", ...rest] = properties.geocoding.label.split(/, (?=\D)/);
    options.push({
      group: "addresses",
      image: icon("pin"),
      title,
      detail: rest.join(", "),
      choose: () => {
        map.pin([lon, lat]);
        map.flyTo(lon, lat);
      },
    });
  }
  if (found.numberMatched > found.features.length) {
    options.push({
      group: "text",
      image: icon("words"),
      title: t("search-text", { text }),
      detail: numbers.full(found.numberMatched),
      choose: () => {
        store.set({ filters: { ...store.get().filters, q: text }, request: null, stack: null });
      },
    });
  }
  return options;
}

function requestOption({ properties }: RequestFeature, choose: () => void): Option {
  const { group, service, number, place } = properties;
  return { group: "requests", image: mark(group), title: `${number} · ${service.name}`, detail: place ?? "", choose };
}

function grouped({ t }: Context, options: readonly Option[], choose: (option: Option) => void): HTMLElement[] {
  const row = (option: Option) =>
    h(
      "div",
      {
        class: "found-row",
        role: "option",
        id: `found-${options.indexOf(option)}`,
        "aria-selected": "false",
        onclick: () => {
          choose(option);
        },
      },
      option.image,
      h("span", { class: "found-title" }, option.title),
      h("span", { class: "found-detail" }, option.detail),
    );
  return (["requests", "addresses", "text"] as const).flatMap((group) => {
    const rows = options.filter((option) => option.group === group);
    if (rows.length === 0) return [];
    const label = group === "text" ? null : h("p", { class: "found-group", "aria-hidden": "true" }, t(`search-${group}`));
    return [h("div", { role: "group", ...(label && { "aria-label": t(`search-${group}`) }) }, label, ...rows.map(row))];
  });
}
