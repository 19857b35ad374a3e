// The requests as rows: a table where there is room, cards of two lines where there is not. Each row is a link, so that it opens in a
// tab of its own and from the keyboard.
import type { Signal } from "@preact/signals";
import { dueShort } from "../../lib/dates";
import { groupOf, Mark } from "../marks";
import { usePage } from "../page";
import { withQuery } from "../router";
import type { DeskRequest } from "./types";

interface TableProps {
  rows: readonly DeskRequest[];
  selected: string | null;
  hovered: Signal<string | null>;
  withExecutors: boolean;
  /** Address of a request; its own in the list of all where it is not given. */
  path?: (number: string) => string;
  /** What is said below the status instead of the due date, and beside the usual flags: why it is in this list. */
  why?: (request: DeskRequest) => { since: string; flags: readonly string[] };
}

export const pathOf = (number: string): string => `/desk/requests/${encodeURIComponent(number)}`;

export function RequestTable({ rows, selected, ...shared }: TableProps) {
  const { t } = usePage();
  return (
    <div class="desk-table" role="table" aria-label={t("area-requests")}>
      <div class="desk-head" role="row">
        <span role="columnheader">{t("column-number")}</span>
        <span role="columnheader">{t("column-request")}</span>
        {shared.withExecutors && <span class="desk-executor" role="columnheader">{t("request-executor")}</span>}
        <span role="columnheader">{t("column-status")}</span>
      </div>
      {rows.map((request) => (
        <Row key={request.number} request={request} selected={request.number === selected} {...shared} />
      ))}
    </div>
  );
}

type RowProps = { request: DeskRequest; selected: boolean } & Omit<TableProps, "rows" | "selected">;

function Row({ request, selected, hovered, withExecutors, path = pathOf, why }: RowProps) {
  const { t, days } = usePage();
  const { number, status, service_name, place, address, executor, overdue, pending_responses, needs_location } = request;
  const reason = why?.(request);
  const flags = reason?.flags ?? [
    ...(needs_location ? [t("flag-location")] : []),
    ...(pending_responses > 0 ? [t("flag-responses", { count: pending_responses })] : []),
  ];
  const due = status === "registered" ? t("registered-on", { date: days.date(request.registered_at) }) : dueShort(request, t, days);
  const point = (on: boolean) => () => {
    hovered.value = on ? number : null;
  };
  return (
    <div class="desk-row" role="row" data-group={groupOf(request)} data-number={number} aria-selected={selected} onPointerEnter={point(true)} onPointerLeave={point(false)}>
      <span role="cell" class="desk-number">
        <Mark group={groupOf(request)} />
        <a href={withQuery(path(number), {})} data-row aria-current={selected ? "true" : undefined} onFocus={point(true)} onBlur={point(false)}>{number}</a>
      </span>
      <span role="cell" class="desk-what">
        <span class="desk-service">{service_name}</span>
        <span class="desk-place">{place ?? address ?? ""}</span>
        {flags.length > 0 && <span class="desk-flags">{flags.map((flag) => <span key={flag} class="flag">{flag}</span>)}</span>}
      </span>
      {withExecutors && <span role="cell" class="desk-executor">{executor ?? <span class="desk-none">{t("request-executor-none")}</span>}</span>}
      <span role="cell" class="desk-state">
        <span>{t(`status-${status}`)}</span>
        <span class={overdue ? "late" : "desk-due"}>{reason && !overdue ? reason.since : due}</span>
      </span>
    </div>
  );
}
