// The executor's day: what is due, in order; on the map, in the order of the way; one request as a card. It works without a line.
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { AreaProps } from "../areas";
import { useLive } from "../live";
import { WorkMap } from "../map/work_map";
import { groupOf } from "../marks";
import { usePage } from "../page";
import { go, query, withQuery } from "../router";
import { Failure, Notice } from "../ui/notice";
import { Icon } from "../ui/icon";
import { useRowKeys } from "../ui/rows";
import { useShortcuts } from "../ui/shortcuts";
import { question } from "../ui/question";
import { Skeleton } from "../ui/skeleton";
import { byDay, inSpan, type Span } from "./days";
import { DayList } from "./day_list";
import { workWithoutLine } from "./offline";
import { followQueue, taken } from "./queue";
import { QueueStrip } from "./queue_strip";
import { length, type Place, route } from "./route";
import { RouteBar } from "./route_bar";
import { workList } from "./work";
import { WorkCardPanel } from "./work_card";

export const pathOf = (number: string): string => `/desk/work/${encodeURIComponent(number)}`;

const NOTHING = [] as const;

export default function WorkPage({ rest }: AreaProps) {
  const { t, days, community } = usePage();
  const list = useMemo(workList, []);
  const selected = rest === "" ? null : decodeURIComponent(rest);
  const hovered = useSignal<string | null>(null);
  const onMap = useSignal(false);
  const from = useSignal<Place | null>(null);
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => list.stop, []);
  useEffect(() => {
    followQueue();
    workWithoutLine(community, (count) => question({ title: t("queue-lost-title"), text: t("queue-lost", { count }), yes: t("queue-lost-leave"), no: t("queue-lost-stay") }));
  }, []);
  useLive(() => void list.load());
  useRowKeys(container);
  const sent = taken.value;
  useEffect(() => {
    if (sent > 0) void list.load();
  }, [sent]);

  const rows = list.rows.value;
  const span = query.value.get("route") as Span | null;
  const way = useMemo(() => (span && rows ? route(inSpan(rows, span, days.today), ({ lon, lat }) => [lon ?? 0, lat ?? 0] as const, from.value ?? undefined) : null), [rows, span, from.value]);
  const stops = useMemo(() => way?.map(({ number, service_name, place, lon, lat }) => ({ at: [lon ?? 0, lat ?? 0] as const, label: `${service_name}, ${place ?? number}` })), [way]);
  const points = useComputed(() => (list.rows.value ?? []).flatMap((row) => (row.lon === null || row.lat === null ? [] : [{ id: row.number, at: [row.lon, row.lat] as const, group: groupOf(row) }])));
  const open = (number: string | undefined) => {
    if (number !== undefined) go(withQuery(pathOf(number), {}));
  };
  const close = () => {
    go(withQuery("/desk/work", {}));
    container.current?.querySelector<HTMLElement>(`[data-number="${CSS.escape(selected ?? "")}"] [data-row]`)?.focus();
  };
  useShortcuts([{ key: "Escape", shown: "Esc", label: t("keys-close"), act: () => { if (selected !== null) close(); } }]);
  const ordered = way ?? (rows ? byDay(rows).flatMap(({ requests }) => requests) : []);
  const at = ordered.findIndex(({ number }) => number === selected);
  const next = at >= 0 ? ordered[at + 1] : undefined;
  const metres = stops ? length([...(from.value ? [from.value] : []), ...stops.map(({ at }) => at)]) : 0;

  return (
    <div class="desk work-desk" data-card={selected !== null} data-view={onMap.value ? "map" : "list"}>
      <h1 class="unseen">{t("area-work")}</h1>
      <div class="work-tools">
        <QueueStrip />
        <RouteBar span={span} metres={metres} stops={stops?.length ?? 0} from={from} />
      </div>
      <div class="desk-list" ref={container}>
        <div class="desk-count">
          <p role="status">{rows === null ? "" : t("requests-count", { count: rows.length })}</p>
          <button type="button" class="button desk-view" onClick={() => { onMap.value = !onMap.value; }}>
            <Icon name={onMap.value ? "list" : "map"} />
            {t(onMap.value ? "view-list" : "view-map")}
          </button>
        </div>
        {rows === null ? (
          list.error.value === null ? <Skeleton rows={8} label={t("list-loading")} /> : <Failure t={t} error={list.error.value} again={() => void list.load()} />
        ) : rows.length === 0 ? (
          <Notice title={t("work-none-title")} text={t("work-none-text")} />
        ) : (
          <div class="desk-rows"><DayList days={way ? null : byDay(rows)} way={way} selected={selected} hovered={hovered} /></div>
        )}
        {way?.length === 0 && <Notice title={t("route-none-title")} text={t("route-none-text")} />}
      </div>
      <WorkMap
        label={t("work-map")}
        points={points.value}
        candidates={stops ?? NOTHING}
        chosen={way && at >= 0 ? at : null}
        selected={selected}
        hovered={hovered.value}
        fitKey={rows ? `${span ?? ""}${String(stops?.length ?? 0)}` : ""}
        {...(stops && stops.length > 0 ? { places: stops.map(({ at }) => at) } : {})}
        onPoint={open}
        onCandidate={(index) => { open(way?.[index]?.number); }}
      />
      {selected !== null && <WorkCardPanel key={selected} number={selected} close={close} next={next && withQuery(pathOf(next.number), {})} />}
    </div>
  );
}
