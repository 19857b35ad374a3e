// What is said where there is nothing to list: each notice offers the next step.
import { h } from "../lib/dom";
import type { Translate } from "../lib/messages";

export interface Step {
  label: string;
  act: () => void;
  primary?: boolean;
}

export function notice(title: string, text: string, steps: Step[] = []): HTMLElement {
  return h(
    "div",
    { class: "notice" },
    h("h2", { class: "notice-title" }, title),
    h("p", { class: "notice-text" }, text),
    ...steps.map(({ label, act, primary }) =>
      h("button", { type: "button", class: primary ? "button button-primary" : "button", onclick: act }, label),
    ),
  );
}

/** What happened, what was kept, one button. */
export function failure(t: Translate, detail: string, retry: () => void): HTMLElement {
  const text = [detail, t("error-kept")].filter(Boolean).join(" ");
  const shown = notice(t("error-title"), text, [{ label: t("error-retry"), act: retry, primary: true }]);
  shown.setAttribute("role", "alert");
  return shown;
}

/** Grey shapes of the rows to come. */
export function skeletonRows(count: number, label: string): HTMLElement {
  return h(
    "div",
    { class: "skeleton-list", role: "status", "aria-label": label },
    ...Array.from({ length: count }, () => h("div", { class: "skeleton skeleton-row" })),
  );
}
