// The card of one request, top to bottom as a person asks: what is it, where, how far, who, by when.
import type { RequestFeature, RequestProperties } from "../api/types";
import { dueWords } from "../lib/dates";
import { h } from "../lib/dom";
import { icon } from "../icons";
import { mark } from "../marks";
import { closeCard } from "../state/address_bar";
import type { Context } from "../state/state";
import { monogram } from "../lib/monogram";
import { failure, notice, skeletonRows } from "./notice";
import { photoList } from "./photos";
import { historyList, progressLine } from "./progress";

export function cardView(context: Context): HTMLElement {
  const { store, t } = context;
  const content = h("div", { class: "card-content" });
  const back = h(
    "button",
    {
      type: "button",
      class: "link-button card-back",
      onclick: () => {
        closeCard(store);
      },
    },
    icon("back"),
    t("card-back"),
  );
  const element = h("article", { class: "card" }, back, content);

  let focused: string | null = null;
  const show = () => {
    const { request, card } = store.get();
    if (request === null) {
      focused = null;
      return;
    }
    element.setAttribute("aria-label", t("card-label", { number: request }));
    // What had the focus is replaced too, when another answer follows.
    const held = content.contains(document.activeElement) ? places(content).indexOf(document.activeElement as HTMLElement) : null;
    toContent(context, content, request);
    const heading = content.querySelector<HTMLElement>("h2[tabindex]");
    if (focused !== request) {
      heading?.focus({ preventScroll: true });
      if (heading) focused = request;
    } else if (held !== null) (places(content)[held] ?? heading ?? back).focus({ preventScroll: true });
    if (card.loading) content.setAttribute("aria-busy", "true");
    else content.removeAttribute("aria-busy");
  };
  // After the panel has made the card visible: what is hidden takes no focus.
  const later = () => {
    queueMicrotask(show);
  };
  later();
  store.follow((now, before) => {
    if (now.request !== before.request || now.card !== before.card) later();
  });
  return element;
}

/** What may have the focus, top to bottom. */
const places = (content: HTMLElement) => [...content.querySelectorAll<HTMLElement>("h2[tabindex], a, button")];

function toContent(context: Context, content: HTMLElement, request: string): void {
  const { store, t, retry } = context;
  const { value, loading, error } = store.get().card;
  if (value) content.replaceChildren(...card(context, value));
  else if (loading) content.replaceChildren(skeletonRows(3, t("card-loading")));
  else if (error !== null && store.get().online && !store.get().list.error) {
    content.replaceChildren(notice(t("card-missing-title", { number: request }), error || t("card-missing-text")));
  } else content.replaceChildren(failure(t, error ?? "", retry));
}

function card(context: Context, { properties }: RequestFeature): HTMLElement[] {
  const { t, days } = context;
  const { number, group, status, service, executor, place, district, precision, text, history, photos } = properties;
  const late = group === "overdue";
  const where = [place, district?.name].filter(Boolean).join(" · ");
  return [
    h(
      "header",
      { class: "card-head", "data-group": group },
      mark(group, "large"),
      h(
        "div",
        {},
        h("p", { class: "card-group" }, t(late ? "group-overdue" : `status-${status}`)),
        late && h("p", { class: "card-status" }, t(`status-${status}`)),
      ),
      h("p", { class: "card-number" }, t("request-number", { number })),
    ),
    h("h2", { class: "card-title", tabindex: -1 }, service.name),
    h("p", { class: "card-place" }, where),
    ...(precision === "generalised" ? [h("p", { class: "card-note" }, t("request-generalised"))] : []),
    progressLine(context, properties),
    h(
      "dl",
      { class: "facts" },
      ...fact(
        t("request-executor"),
        executor ? h("span", { class: "executor" }, h("span", { class: "monogram", "aria-hidden": "true" }, monogram(executor.name)), executor.name) : t("request-executor-none"),
      ),
      ...fact(t(properties.closed_on ? "request-closed" : "request-due"), h("span", { class: late ? "late" : "" }, dueFact(properties, context))),
      ...fact(t("request-registered"), days.date(properties.registered_at)),
    ),
    ...(text ? [h("h3", { class: "card-sub" }, t("request-text")), h("p", { class: "card-text" }, text)] : []),
    ...(photos?.length ? [h("h3", { class: "card-sub" }, t("request-photos")), photoList(context, number, photos)] : []),
    ...(history ? [h("h3", { class: "card-sub" }, t("request-history")), historyList(context, history)] : []),
    actions(context, number),
  ];
}

function dueFact(request: RequestProperties, { t, days }: Context): string {
  return request.closed_on ? days.date(request.closed_on) : dueWords(request, t, days);
}

const fact = (name: string, value: Node | string) => [h("dt", {}, name), h("dd", {}, value)];

function actions({ t }: Context, number: string): HTMLElement {
  const page = `/requests/${encodeURIComponent(number)}`;
  const label = h("span", { role: "status" }, t("card-share"));
  const share = async () => {
    const url = new URL(page, location.href).href;
    try {
      // Only a phone's share sheet says more than the clipboard does.
      if (matchMedia("(pointer: coarse)").matches && "share" in navigator) await navigator.share({ url, title: t("request-title", { number }) });
      else {
        await navigator.clipboard.writeText(url);
        label.textContent = t("card-copied");
      }
    } catch {
      // The visitor thought better of it, or the browser forbids it: the link to the page is beside.
    }
  };
  return h(
    "div",
    { class: "card-actions" },
    h("a", { class: "button", href: page }, icon("page"), t("card-page")),
    h("button", { type: "button", class: "button", onclick: () => void share() }, icon("share"), label),
  );
}
