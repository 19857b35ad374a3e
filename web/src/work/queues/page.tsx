// The operator's queues: what waits, the map beside it, and one request at a time with what it waits for at the top of its card. What is
// done makes room for the next.
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { AreaProps } from "../areas";
import { CardPanel } from "../desk/card_panel";
import { RequestTable } from "../desk/request_table";
import type { DeskRequest } from "../desk/types";
import { useLive } from "../live";
import type { MapPoint } from "../map/points";
import { WorkMap } from "../map/work_map";
import { groupOf } from "../marks";
import { usePage } from "../page";
import { go } from "../router";
import { Icon } from "../ui/icon";
import { Failure, Notice } from "../ui/notice";
import { useRowKeys } from "../ui/rows";
import { useShortcuts } from "../ui/shortcuts";
import { Skeleton } from "../ui/skeleton";
import { toast } from "../ui/toasts";
import { usePlacing } from "./placing";
import { Foot, Lead } from "./tools";
import { isQueue, type QueueItem, type QueueName, QUEUES, type QueuesState, queuesState } from "./state";
import { pathOfQueue, QueueTabs } from "./tabs";

export default function QueuesPage({ rest }: AreaProps) {
  const { t, days } = usePage();
  const state = useMemo(queuesState, []);
  const [name = "", raw = ""] = rest.split("/");
  const queue = isQueue(name) ? name : null;
  const selected = queue && raw ? decodeURIComponent(raw) : null;
  const hovered = useSignal<string | null>(null);
  const onMap = useSignal(false);
  const container = useRef<HTMLDivElement>(null);
  const counts = state.counts.value;
  useEffect(() => { state.open(queue); }, [queue]);
  useEffect(() => state.stop, []);
  useLive(state.refresh);
  useRowKeys(container);
  // Whoever names no queue begins with the first in which somebody waits.
  useEffect(() => {
    if (queue === null && counts) go(pathOfQueue(QUEUES.find((one) => counts[one] > 0) ?? "new"), { replace: true });
  }, [queue, counts]);
  useEffect(() => {
    container.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [selected, state.items.value === null]);

  const items = state.items.value ?? [];
  const path = (number: string) => `${pathOfQueue(queue ?? "new")}/${encodeURIComponent(number)}`;
  const open = (number: string) => { go(path(number)); };
  const close = () => {
    go(pathOfQueue(queue ?? "new"));
    container.current?.querySelector<HTMLElement>(`[data-number="${CSS.escape(selected ?? "")}"] [data-row]`)?.focus();
  };
  useShortcuts([{ key: "Escape", shown: "Esc", label: t("keys-close"), act: () => { if (selected !== null) close(); } }]);

  const at = items.findIndex(({ request }) => request.number === selected);
  // What was dealt with here or elsewhere leaves the queue: then the next is where it was.
  const place = useRef(0);
  if (at >= 0) place.current = at;
  const following = at >= 0 ? items[at + 1] ?? items[at - 1] : items[place.current] ?? items.at(-1);
  const finished = (words: string, undo?: () => void) => {
    toast(words, undo);
    if (selected !== null) state.drop(selected);
    state.refresh();
    go(following ? path(following.request.number) : pathOfQueue(queue ?? "new"));
  };

  const placing = usePlacing(queue === "location" ? selected : null);
  const points = useComputed<readonly MapPoint[]>(() => (state.items.value ?? []).flatMap(({ request }) => pointOf(request)));
  const why = ({ number }: DeskRequest) => {
    const item = items.find(({ request }) => request.number === number);
    return { since: item ? t("queue-since", { date: days.date(item.since) }) : "", flags: item ? flagsOf(item, queue, t) : [] };
  };

  return (
    <div class="desk" data-card={selected !== null} data-placing={placing !== null} data-view={onMap.value ? "map" : "list"}>
      <h1 class="unseen">{t("area-queues")}</h1>
      <QueueTabs open={queue} counts={counts} />
      <div class="desk-list" ref={container}>
        {queue && items.length > 0 && (
          <div class="desk-count">
            <p role="status">{counts && counts[queue] > items.length ? t("list-of", { shown: items.length, count: counts[queue] }) : t("requests-count", { count: items.length })}</p>
            <button type="button" class="button desk-view" onClick={() => { onMap.value = !onMap.value; }}>
              <Icon name={onMap.value ? "list" : "map"} />
              {t(onMap.value ? "view-list" : "view-map")}
            </button>
          </div>
        )}
        <Rows state={state} queue={queue}>
          <RequestTable rows={items.map(({ request }) => request)} selected={selected} hovered={hovered} withExecutors path={path} why={why} />
        </Rows>
      </div>
      {placing ? (
        <WorkMap
          label={t("placing-map")} fitKey={`${placing.number} ${placing.candidates.length}`} candidates={placing.candidates} chosen={placing.chosen}
          pin={placing.pin} onCandidate={placing.choose} onPin={placing.put} {...(placing.candidates.length === 0 && placing.pin && { places: [placing.pin] })}
        />
      ) : (
        <WorkMap label={t("queue-map")} points={points.value} selected={selected} hovered={hovered.value} fitKey={state.items.value === null ? "" : queue ?? ""} onPoint={open} />
      )}
      {queue && selected !== null && (
        <CardPanel
          key={`${queue}/${selected}`} number={selected} close={close} next={following && path(following.request.number)} changed={state.refresh}
          lead={(read, card) => (
            <Lead
              queue={queue} item={items[at]} isGone={state.items.value !== null && at < 0} read={read} card={card} placing={placing}
              next={following && path(following.request.number)} finished={finished}
            />
          )}
          foot={(read, card) => <Foot queue={queue} item={items[at]} read={read} card={card} placing={placing} changed={state.refresh} finished={finished} />}
        />
      )}
    </div>
  );
}

const pointOf = (row: DeskRequest): MapPoint[] => (row.lon === null || row.lat === null ? [] : [{ id: row.number, at: [row.lon, row.lat], group: groupOf(row) }]);

/** What of several things it waits for, where its queue does not say so. */
function flagsOf({ text, photos, request }: QueueItem, queue: QueueName | null, t: ReturnType<typeof usePage>["t"]): string[] {
  const flags = [];
  if (text) flags.push(t("flag-text"));
  if (photos > 0) flags.push(t("flag-photos", { count: photos }));
  if (request.pending_responses > 0 && queue === "overdue") flags.push(t("flag-responses", { count: request.pending_responses }));
  if (request.needs_location && queue !== "location") flags.push(t("flag-location"));
  return flags;
}

/** The rows, or why there are none and where there are some. */
function Rows({ state, queue, children }: { state: QueuesState; queue: QueueName | null; children: preact.ComponentChildren }) {
  const { t } = usePage();
  const items = state.items.value;
  const counts = state.counts.value;
  if (state.error.value !== null) return <Failure t={t} error={state.error.value} again={state.refresh} />;
  if (items === null || queue === null) return <Skeleton rows={9} label={t("list-loading")} />;
  if (items.length > 0) return <div class="desk-rows">{children}</div>;
  const busy = QUEUES.find((one) => one !== queue && (counts?.[one] ?? 0) > 0);
  return (
    <Notice title={t("queue-empty-title")} text={t(`queue-empty-${queue}`)}>
      {busy && <a class="button button-primary" href={pathOfQueue(busy)}>{t("queue-empty-next", { queue: t(`queue-${busy}`), count: counts?.[busy] ?? 0 })}</a>}
    </Notice>
  );
}
