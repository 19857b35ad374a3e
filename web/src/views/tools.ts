// The map's tools: zoom, the visitor's place, the whole community, and how the map looks.
import { type Icon, icon } from "../icons";
import { h } from "../lib/dom";
import type { Context, Theme } from "../state/state";

const THEMES: readonly Theme[] = ["auto", "light", "dark"];

export function toolsView(context: Context): HTMLElement {
  const { map, t } = context;
  const trouble = h("p", { class: "tool-trouble floating", role: "status", hidden: true }, t("tool-locate-failed"));
  const locate = () => {
    trouble.hidden = true;
    map.locate().catch(() => {
      trouble.hidden = false;
      setTimeout(() => {
        trouble.hidden = true;
      }, 6000);
    });
  };
  const look = lookMenu(context);
  const open = tool("layers", t("tool-look"), () => {
    look.hidden = !look.hidden;
    open.setAttribute("aria-expanded", String(!look.hidden));
    if (!look.hidden) look.querySelector<HTMLElement>("input:checked")?.focus();
  });
  open.setAttribute("aria-expanded", "false");
  open.setAttribute("aria-controls", look.id);
  const close = () => {
    look.hidden = true;
    open.setAttribute("aria-expanded", "false");
  };
  look.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
    open.focus();
  });
  addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !look.contains(target) && !open.contains(target)) close();
  });
  const zoom = (name: Icon, label: string, by: 1 | -1) =>
    tool(name, label, () => {
      map.zoom(by);
    });
  return h(
    "section",
    { class: "tools", "aria-label": t("tools-label") },
    look,
    trouble,
    h("div", { class: "tool-group floating zoom-tools" }, zoom("plus", t("tool-in"), 1), zoom("minus", t("tool-out"), -1)),
    h(
      "div",
      { class: "tool-group floating" },
      tool("locate", t("tool-locate"), locate),
      tool("home", t("tool-home"), () => {
        map.home();
      }),
      open,
    ),
  );
}

function tool(name: Icon, label: string, act: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: act }, icon(name));
}

function lookMenu({ store, t, map }: Context): HTMLElement {
  const theme = (name: Theme) =>
    h(
      "label",
      { class: "look-theme" },
      h("input", {
        type: "radio",
        name: "theme",
        value: name,
        checked: store.get().theme === name,
        onchange: () => {
          store.set({ theme: name });
        },
      }),
      h("span", {}, t(`theme-${name}`)),
    );
  const layer = (name: "numbers" | "pois") => {
    const input = h("input", {
      type: "checkbox",
      checked: true,
      onchange: () => {
        map.show(name, input.checked);
      },
    });
    return h("label", { class: "look-layer" }, input, t(`look-${name}`));
  };
  return h(
    "div",
    { class: "look floating", id: "look", role: "group", "aria-label": t("tool-look"), hidden: true },
    h("fieldset", {}, h("legend", {}, t("theme-label")), h("div", { class: "segments" }, ...THEMES.map(theme))),
    h("fieldset", {}, h("legend", {}, t("look-shown")), layer("numbers"), layer("pois")),
  );
}
