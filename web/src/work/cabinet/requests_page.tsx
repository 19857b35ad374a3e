// What a resident has asked for: a list that says first what waits for them, a map, and one request as a card in the list's place.
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { AreaProps } from "../areas";
import { useLive } from "../live";
import type { MapPoint } from "../map/points";
import { WorkMap } from "../map/work_map";
import { groupOf } from "../marks";
import { usePage } from "../page";
import { go } from "../router";
import { Failure, Notice } from "../ui/notice";
import { Icon } from "../ui/icon";
import { useRowKeys } from "../ui/rows";
import { useShortcuts } from "../ui/shortcuts";
import { Skeleton } from "../ui/skeleton";
import { toast } from "../ui/toasts";
import { CardPanel } from "./card_panel";
import { type Own, ownRequests } from "./own";
import { pathOf, RequestList, REQUESTS } from "./request_list";
import { wide } from "../wide";

export default function RequestsPage({ rest }: AreaProps) {
  const { t } = usePage();
  const own = useMemo(() => ownRequests(({ number, status }) => {
    toast(t("own-moved", { number, status: t(`status-${status}`) }));
  }), []);
  const selected = rest === "" ? null : decodeURIComponent(rest);
  const hovered = useSignal<string | null>(null);
  const onMap = useSignal(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => own.stop, []);
  useLive(() => void own.load());
  useRowKeys(list);
  const open = (number: string) => {
    go(pathOf(number));
  };
  const close = () => {
    const number = selected ?? "";
    go(REQUESTS);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-number="${CSS.escape(number)}"]`)?.focus());
  };
  useShortcuts([{ key: "Escape", shown: "Esc", label: t("own-keys-close"), act: () => { if (selected !== null) close(); } }]);
  const points = useComputed<readonly MapPoint[]>(() =>
    (own.rows.value ?? []).flatMap((row) => (row.lon === null || row.lat === null ? [] : [{ id: row.number, at: [row.lon, row.lat] as const, group: groupOf(row) }])),
  );
  // On a phone the map takes the card's place, and still shows which one was meant.
  const meant = useSignal<string | null>(null);
  const toMap = () => {
    meant.value = selected;
    onMap.value = true;
    go(REQUESTS);
  };

  return (
    <div class="cabinet" data-card={selected !== null} data-view={onMap.value ? "map" : "list"}>
      <div class="cabinet-panel">
        <div class="cabinet-list" ref={list} hidden={selected !== null}>
          <div class="cabinet-head">
            <h1>{t("area-own-requests")}</h1>
            {points.value.length > 0 && (
              <button type="button" class="button cabinet-view" onClick={() => { meant.value = null; onMap.value = !onMap.value; }}>
                <Icon name={onMap.value ? "list" : "map"} />
                {t(onMap.value ? "own-view-list" : "own-view-map")}
              </button>
            )}
          </div>
          <Rows own={own} selected={selected} hovered={hovered} />
        </div>
        {selected !== null && <CardPanel key={selected} number={selected} close={close} changed={() => void own.load(selected)} toMap={toMap} />}
      </div>
      {(wide.value || onMap.value) && (
        <WorkMap label={t("own-map")} points={points.value} selected={selected ?? meant.value} hovered={hovered.value} fitKey={own.rows.value ? "own" : ""} onPoint={(number) => { onMap.value = false; open(number); }} />
      )}
    </div>
  );
}

type ListProps = Parameters<typeof RequestList>[0];

/** The rows, or why there are none. */
function Rows({ own, ...rest }: { own: Own } & Omit<ListProps, "rows">) {
  const { t } = usePage();
  const rows = own.rows.value;
  if (own.error.value !== null) return <Failure t={t} error={own.error.value} again={() => void own.load()} />;
  if (!rows) return <Skeleton rows={4} label={t("list-loading")} />;
  if (rows.length === 0) {
    return (
      <Notice title={t("own-empty-title")} text={t("own-empty-text")}>
        <a class="button button-primary" href="/cabinet/report"><Icon name="plus" />{t("report-do")}</a>
      </Notice>
    );
  }
  return <RequestList rows={rows} {...rest} />;
}
