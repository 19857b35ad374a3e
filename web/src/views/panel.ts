// The panel: community, search, and below them either the list with its filters or a card.
// On a phone the same elements become a search pill and a bottom sheet, by CSS alone.
import { h, toggle } from "../lib/dom";
import { chooseLanguage } from "../lib/language";
import { LANGUAGES } from "../lib/messages";
import type { Context } from "../state/state";
import { aboutView } from "./about";
import { cardView } from "./card";
import { enterLinks } from "./enter";
import { filtersView } from "./filters";
import { listView } from "./list";
import { offlineStrip } from "./offline";
import { searchView } from "./search";
import { sentenceView } from "./sentence";
import { sheetHandle } from "./sheet";

export function panel(context: Context): HTMLElement {
  const { community, store, t } = context;
  const enter = enterLinks(context);
  const head = h(
    "header",
    { class: "panel-head" },
    h(
      "div",
      { class: "panel-title" },
      h("div", {}, h("p", { class: "overline" }, t("app-title")), h("h1", { class: "community" }, community.name)),
      h("div", { class: "panel-aside" }, enter.link, languageSwitch(context)),
    ),
    searchView(context),
  );

  const browse = h("div", { class: "browse" }, sentenceView(context), filtersView(context), listView(context));
  const card = cardView(context);
  const scroller = h("div", { class: "scroller" }, browse, card);
  const sheet = h("main", { class: "sheet", id: "list", "aria-label": t("sheet-label") }, offlineStrip(context), scroller, aboutView(context));
  sheet.prepend(sheetHandle(context, sheet));

  let scroll = 0;
  let origin: string | null = null;
  const show = () => {
    const { request } = store.get();
    const open = request !== null;
    if (open && !browse.hidden) {
      scroll = scroller.scrollTop;
      origin = request;
    }
    const closed = !open && browse.hidden;
    browse.hidden = open;
    card.hidden = !open;
    toggle(sheet, "data-card", open);
    if (open) scroller.scrollTop = 0;
    if (!closed) return;
    scroller.scrollTop = scroll;
    browse.querySelector<HTMLElement>(`[data-number="${CSS.escape(origin ?? "")}"]`)?.focus({ preventScroll: true });
  };
  show();
  store.follow((now, before) => {
    if (now.request !== before.request) show();
  });

  return h("div", { class: "panel" }, head, sheet, h("nav", { class: "tool-group floating enter-group", "aria-label": t("enter-label") }, enter.tool));
}

function languageSwitch({ language, t }: Context): HTMLElement {
  return h(
    "div",
    { class: "languages", role: "group", "aria-label": t("language-label") },
    ...LANGUAGES.map((one) =>
      h(
        "button",
        {
          type: "button",
          class: "language",
          lang: one,
          "aria-label": t(`language-${one}`),
          "aria-pressed": String(one === language),
          onclick: () => {
            if (one !== language) chooseLanguage(one);
          },
        },
        one === "uk" ? "УКР" : "ENG",
      ),
    ),
  );
}
