// How far a request has come: a line of four steps with dates, and the history below it.
import type { HistoryRow, RequestProperties } from "../api/types";
import { h } from "../lib/dom";
import { progress } from "../lib/progress";
import type { Context } from "../state/state";

export function progressLine({ t, days }: Context, request: RequestProperties): HTMLElement {
  const steps = progress(request.status, request.registered_at, request.history ?? []);
  return h(
    "ol",
    { class: "progress", "data-group": request.group, "aria-label": t("request-progress") },
    ...steps.map(({ name, state, at }) =>
      h(
        "li",
        { class: `step step-${state}`, "aria-current": state === "now" ? "step" : null },
        h("span", { class: "step-name" }, t(`step-${name}`)),
        h("span", { class: "step-date" }, at ? days.short(at) : ""),
      ),
    ),
  );
}

/** Newest first: what happened last is what people come for. */
export function historyList({ t, days }: Context, rows: readonly HistoryRow[]): HTMLElement {
  return h(
    "ol",
    { class: "history" },
    ...rows.toReversed().map(({ at, to, note }) =>
      h(
        "li",
        {},
        h("time", { datetime: at }, days.moment(at)),
        h("span", { class: "history-status" }, t(`status-${to}`)),
        note ? h("span", { class: "history-note" }, note) : null,
      ),
    ),
  );
}
