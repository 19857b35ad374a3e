// All requests of whoever asks, as a list, on the map beside it, and one of them as a card.
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { AreaProps } from "../areas";
import { useLive } from "../live";
import { WorkMap } from "../map/work_map";
import type { MapPoint } from "../map/points";
import { groupOf } from "../marks";
import { usePage } from "../page";
import { go, withQuery } from "../router";
import { who } from "../session";
import { Failure, Notice } from "../ui/notice";
import { Icon } from "../ui/icon";
import { useRowKeys } from "../ui/rows";
import { useShortcuts } from "../ui/shortcuts";
import { Skeleton } from "../ui/skeleton";
import { CardPanel } from "./card_panel";
import { FilterBar } from "./filter_bar";
import { clearFilters, filters } from "./filters";
import { type DeskList, deskList } from "./list";
import { pathOf, RequestTable } from "./request_table";

export default function RequestsPage({ rest }: AreaProps) {
  const { t } = usePage();
  const list = useMemo(deskList, []);
  const selected = rest === "" ? null : decodeURIComponent(rest);
  const hovered = useSignal<string | null>(null);
  const onMap = useSignal(false);
  const container = useRef<HTMLDivElement>(null);
  const withExecutors = who.value?.role !== "executor";
  useEffect(() => list.stop, []);
  useLive(list.refresh);
  useRowKeys(container);

  // Opened from the map or by a link, the row comes into sight, too.
  useEffect(() => {
    container.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [selected, list.shown.value]);
  const open = (number: string) => {
    go(withQuery(pathOf(number), {}));
  };
  const close = () => {
    go(withQuery("/desk/requests", {}));
    container.current?.querySelector<HTMLElement>(`[data-number="${CSS.escape(selected ?? "")}"] [data-row]`)?.focus();
  };
  useShortcuts([{ key: "Escape", shown: "Esc", label: t("keys-close"), act: () => { if (selected !== null) close(); } }]);
  const points = useComputed<readonly MapPoint[]>(() =>
    list.rows.value.flatMap((row) => (row.lon === null || row.lat === null ? [] : [{ id: row.number, at: [row.lon, row.lat] as const, group: groupOf(row) }])),
  );
  const at = list.rows.value.findIndex(({ number }) => number === selected);
  // What has been decided on may leave the list: then the next is where it was.
  const place = useRef(-1);
  if (at >= 0) place.current = at;
  const following = list.rows.value[at >= 0 ? at + 1 : place.current];

  return (
    <div class="desk" data-card={selected !== null} data-view={onMap.value ? "map" : "list"}>
      <h1 class="unseen">{t("area-requests")}</h1>
      <FilterBar withExecutors={withExecutors} />
      <div class="desk-list" ref={container}>
        <div class="desk-count">
          <p role="status">{list.matched.value === null ? "" : t("requests-count", { count: list.matched.value })}</p>
          <button type="button" class="button desk-view" onClick={() => { onMap.value = !onMap.value; }}>
            <Icon name={onMap.value ? "list" : "map"} />
            {t(onMap.value ? "view-list" : "view-map")}
          </button>
        </div>
        <Rows list={list}>
          <RequestTable rows={list.rows.value} selected={selected} hovered={hovered} withExecutors={withExecutors} />
        </Rows>
      </div>
      <WorkMap label={t("desk-map")} points={points.value} selected={selected} hovered={hovered.value} fitKey={list.shown.value} onPoint={open} />
      {selected !== null && <CardPanel key={selected} number={selected} close={close} next={following && withQuery(pathOf(following.number), {})} changed={list.refresh} />}
    </div>
  );
}

/** The rows, or why there are none. */
function Rows({ list, children }: { list: DeskList; children: preact.ComponentChildren }) {
  const { t } = usePage();
  const { rows, loading, error, hasMore, matched } = list;
  const isEmpty = rows.value.length === 0;
  if (error.value !== null && (isEmpty || !loading.value)) return <Failure t={t} error={error.value} again={list.retry} />;
  if (isEmpty && loading.value) return <Skeleton rows={9} label={t("list-loading")} />;
  if (isEmpty) {
    const isFiltered = Object.keys(filters.value).length > 0;
    return (
      <Notice title={t(isFiltered ? "none-title" : "desk-empty-title")} text={t(isFiltered ? "desk-none-text" : "desk-empty-text")}>
        {isFiltered && <button type="button" class="button button-primary" onClick={clearFilters}>{t("filters-reset")}</button>}
      </Notice>
    );
  }
  return (
    <div class="desk-rows" aria-busy={loading.value}>
      {children}
      {hasMore.value && (
        <div class="more">
          <button type="button" class="button" onClick={list.more}>{t("list-more")}</button>
          <p class="more-count">{t("list-of", { shown: rows.value.length, count: matched.value ?? 0 })}</p>
        </div>
      )}
    </div>
  );
}
