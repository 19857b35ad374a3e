// Own requests in three heaps: those that wait for a word of their applicant, those that are under way, those that have ended.
import type { Signal } from "@preact/signals";
import { dueWords } from "../../lib/dates";
import { progress } from "../../lib/progress";
import { groupOf, Mark } from "../marks";
import { usePage } from "../page";
import type { OwnRequest } from "./types";

export const REQUESTS = "/cabinet/requests";

export const pathOf = (number: string): string => `${REQUESTS}/${encodeURIComponent(number)}`;

interface ListProps {
  rows: readonly OwnRequest[];
  selected: string | null;
  hovered: Signal<string | null>;
}

const HEAPS = ["awaited", "open", "ended"] as const;

const heapOf = ({ awaits_word, status }: OwnRequest): (typeof HEAPS)[number] =>
  awaits_word ? "awaited" : status === "refused" || status === "cancelled" || status.startsWith("closed") ? "ended" : "open";

export function RequestList({ rows, ...rest }: ListProps) {
  const { t } = usePage();
  return (
    <>
      {HEAPS.map((heap) => {
        const heaped = rows.filter((row) => heapOf(row) === heap);
        if (heaped.length === 0) return null;
        return (
          <section key={heap} class={`heap heap-${heap}`} aria-labelledby={`heap-${heap}`}>
            <h2 id={`heap-${heap}`} class="heap-title">{t(`own-heap-${heap}`)}</h2>
            <ul>
              {heaped.map((request) => <li key={request.number}><Row request={request} {...rest} /></li>)}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Row({ request, selected, hovered }: { request: OwnRequest } & Pick<ListProps, "selected" | "hovered">) {
  const { t, days } = usePage();
  const { number, status, service, place, address, executor, overdue, awaits_word } = request;
  const isOpen = heapOf(request) !== "ended";
  const point = (on: boolean) => () => {
    hovered.value = on ? number : null;
  };
  return (
    <a
      class="own-row"
      href={pathOf(number)}
      data-row
      data-number={number}
      data-group={groupOf(request)}
      aria-current={number === selected ? "true" : undefined}
      onPointerEnter={point(true)}
      onPointerLeave={point(false)}
      onFocus={point(true)}
      onBlur={point(false)}
    >
      <Mark group={groupOf(request)} />
      <span class="row-words">
        <span class="row-title">{service}</span>
        <span class="row-place">{place ?? (address || t("own-place-none"))}</span>
        <span class="own-status">{awaits_word ? t(`own-expected-${status}`) : t(`status-${status}`)}</span>
        {isOpen && status !== "registered" && !awaits_word && <span class={overdue ? "late own-aside" : "own-aside"}>{dueWords(request, t, days)}</span>}
        {status === "registered" && <span class="own-aside">{t("own-since", { date: days.date(request.registered_at) })}</span>}
        {request.closed_on && <span class="own-aside">{dueWords(request, t, days)}</span>}
        {isOpen && executor && <span class="own-aside">{executor}</span>}
        {isOpen && <Way request={request} />}
      </span>
      <span class="row-number">{number}</span>
    </a>
  );
}

/** How far it has come, at a glance; the words above say the same. */
function Way({ request: { status, registered_at } }: { request: OwnRequest }) {
  return (
    <span class="way" aria-hidden="true">
      {progress(status, registered_at, []).map(({ name, state }) => <span key={name} class={`way-${state}`} />)}
    </span>
  );
}
