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
}

export const pathOf = (number: string): string => `/desk/requests/${encodeURIComponent(number)}`;

export function RequestTable({ rows, selected, hovered, withExecutors }: TableProps) {
  const { t } = usePage();
  return (
    <div class="desk-table" role="table" aria-label={t("area-requests")}>
      <div class="desk-head" role="row">
        <span role="columnheader">{t("column-number")}</span>
        <span role="columnheader">{t("column-request")}</span>
        {withExecutors && <span class="desk-executor" role="columnheader">{t("request-executor")}</span>}
        <span role="columnheader">{t("column-status")}</span>
      </div>
      {rows.map((request) => (
        <Row key={request.number} request={request} selected={request.number === selected} hovered={hovered} withExecutors={withExecutors} />
      ))}
    </div>
  );
}

function Row({ request, selected, hovered, withExecutors }: { request: DeskRequest; selected: boolean } & Pick<TableProps, "hovered" | "withExecutors">) {
  const { t, days } = usePage();
  const { number, status, service_name, place, address, executor, overdue, pending_responses, needs_location } = request;
  const point = (on: boolean) => () => {
    hovered.value = on ? number : null;
  };
  return (
    <div class="desk-row" role="row" data-group={groupOf(request)} data-number={number} aria-selected={selected} onPointerEnter={point(true)} onPointerLeave={point(false)}>
      <span role="cell" class="desk-number">
        <Mark group={groupOf(request)} />
        <a href={withQuery(pathOf(number), {})} data-row aria-current={selected ? "true" : undefined} onFocus={point(true)} onBlur={point(false)}>{number}</a>
      </span>
      <span role="cell" class="desk-what">
        <span class="desk-service">{service_name}</span>
        <span class="desk-place">{place ?? address ?? ""}</span>
        {(pending_responses > 0 || needs_location) && (
          <span class="desk-flags">
            {needs_location && <span class="flag">{t("flag-location")}</span>}
            {pending_responses > 0 && <span class="flag">{t("flag-responses", { count: pending_responses })}</span>}
          </span>
        )}
      </span>
      {withExecutors && <span role="cell" class="desk-executor">{executor ?? <span class="desk-none">{t("request-executor-none")}</span>}</span>}
      <span role="cell" class="desk-state">
        <span>{t(`status-${status}`)}</span>
        <span class={overdue ? "late" : "desk-due"}>{status === "registered" ? t("registered-on", { date: days.date(request.registered_at) }) : dueShort(request, t, days)}</span>
      </span>
    </div>
  );
}
