// The work as rows under its days; or, where there is a way, in its order and numbered as on the map.
import type { Signal } from "@preact/signals";
import { addDays, daysBetween, dueShort } from "../../lib/dates";
import type { DeskRequest } from "../desk/types";
import { groupOf, Mark } from "../marks";
import { usePage } from "../page";
import { withQuery } from "../router";
import type { Day } from "./days";
import { entriesOf } from "./queue";
import { pathOf } from "./work_page";

interface ListProps {
  days: readonly Day[] | null;
  way: readonly DeskRequest[] | null;
  selected: string | null;
  hovered: Signal<string | null>;
}

export function DayList({ days, way, selected, hovered }: ListProps) {
  const name = useDayName();
  if (way) {
    return (
      <ol class="work-rows">
        {way.map((request, index) => <Row key={request.number} request={request} stop={index + 1} selected={selected} hovered={hovered} />)}
      </ol>
    );
  }
  return (
    <>
      {days?.map(({ day, requests }) => (
        <section key={day} class="work-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} class={day === "late" ? "work-day-name late" : "work-day-name"}>
            {name(day)}
            <span class="work-day-count">{requests.length}</span>
          </h2>
          <ul class="work-rows">
            {requests.map((request) => <Row key={request.number} request={request} selected={selected} hovered={hovered} />)}
          </ul>
        </section>
      ))}
    </>
  );
}

function useDayName(): (day: string) => string {
  const { t, days } = usePage();
  return (day) => {
    if (day === "late" || day === "undated" || day === "waits") return t(`day-${day}`);
    if (day === days.today) return t("day-today");
    if (day === addDays(days.today, 1)) return t("day-tomorrow");
    return t("due-until", { date: days.date(day) });
  };
}

function Row({ request, stop, selected, hovered }: { request: DeskRequest; stop?: number } & Pick<ListProps, "selected" | "hovered">) {
  const { t, days } = usePage();
  const { number, status, service_name, place, address, overdue, due_on } = request;
  const group = groupOf(request);
  const waiting = entriesOf(number);
  const point = (on: boolean) => () => {
    hovered.value = on ? number : null;
  };
  // Under its day only what is late says when it was due.
  const due = stop !== undefined || (overdue && due_on !== null && daysBetween(due_on, days.today) > 0) ? dueShort(request, t, days) : null;
  return (
    <li class="desk-row work-row" data-group={group} data-number={number} aria-current={number === selected ? "true" : undefined} onPointerEnter={point(true)} onPointerLeave={point(false)}>
      {stop === undefined ? <Mark group={group} /> : <span class="work-stop" aria-hidden="true">{stop}</span>}
      <span class="desk-what">
        <span class="desk-number">
          <a class="desk-service" href={withQuery(pathOf(number), {})} data-row aria-current={number === selected ? "true" : undefined} onFocus={point(true)} onBlur={point(false)}>{service_name}</a>
        </span>
        <span class="desk-place">{place ?? address ?? ""}</span>
        <span class="work-state">
          {t(`status-${status}`)}
          {due && <> · <span class={overdue ? "late" : ""}>{due}</span></>}
        </span>
        {waiting.length > 0 && (
          <span class="desk-flags">
            <span class={waiting.some(({ refused }) => refused) ? "flag flag-refused" : "flag"}>{t(waiting.some(({ refused }) => refused) ? "queue-row-refused" : "queue-row-waits")}</span>
          </span>
        )}
      </span>
      <span class="work-number">{number}</span>
    </li>
  );
}
