// Who changed what, the latest first: every change is kept for good with what was before.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { aborted, get } from "../../api";
import { usePage } from "../../page";
import { go, query, withQuery } from "../../router";
import { Failure, failureWords, Notice } from "../../ui/notice";
import { Skeleton } from "../../ui/skeleton";
import { DifferenceList } from "./difference_list";
import { type Event, KINDS } from "./differences";

interface AuditAnswer {
  events: Event[];
  links: { rel: string; href: string }[];
}

const AUDIT = "/administration/audit";
const PAGE = 50;
/** How long typing must rest, milliseconds. */
const REST = 300;

export default function AuditPage() {
  const { t } = usePage();
  const events = useSignal<readonly Event[] | null>(null);
  const next = useSignal<string | null>(null);
  const error = useSignal<unknown>(null);
  const busy = useSignal(false);
  const [kind, subject] = [query.value.get("kind") ?? "", query.value.get("subject") ?? ""];
  const read = async (path: string, before: readonly Event[], signal?: AbortSignal) => {
    busy.value = true;
    error.value = null;
    try {
      const answer = await get<AuditAnswer>(path, signal);
      events.value = [...before, ...answer.events];
      next.value = answer.links.find(({ rel }) => rel === "next")?.href ?? null;
    } catch (failed) {
      if (!aborted(failed)) error.value = failed;
    }
    if (!signal?.aborted) busy.value = false;
  };
  const first = (signal?: AbortSignal) => {
    const asked = new URLSearchParams({ limit: String(PAGE), ...(kind && { kind }), ...(subject && { subject }) });
    return read(`/api/admin/audit?${asked}`, [], signal);
  };
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void first(stop.signal), events.peek() ? REST : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [kind, subject]);
  const more = next.value;
  return (
    <div class="settings-page">
      <h1>{t("audit-title")}</h1>
      <p class="settings-lead">{t("audit-lead")}</p>
      <Filters kind={kind} subject={subject} />
      {events.value === null ? (
        error.value === null ? <Skeleton rows={8} label={t("loading")} /> : <Failure t={t} error={error.value} again={() => void first()} />
      ) : (
        <>
          {events.value.length === 0 && <Empty filtered={kind !== "" || subject !== ""} />}
          <ol class="audit" aria-busy={busy.value}>{events.value.map((event) => <Entry key={event.id} event={event} />)}</ol>
          {error.value !== null && <p class="summary" role="alert">{failureWords(t, error.value)}</p>}
          {more !== null && <button type="button" class="button" aria-disabled={busy.value} onClick={() => { if (!busy.peek()) void read(more, events.peek() ?? []); }}>{t("audit-more")}</button>}
          {more === null && events.value.length > 0 && <p class="field-hint">{t("audit-end")}</p>}
        </>
      )}
    </div>
  );
}

function Filters({ kind, subject }: { kind: string; subject: string }) {
  const { t } = usePage();
  const set = (changes: Record<string, string>) => {
    go(withQuery(AUDIT, changes), { replace: true });
  };
  return (
    <div class="settings-filters" role="group" aria-label={t("filters-label")}>
      <label class="settings-labelled">
        <span>{t("audit-kind")}</span>
        <select class="select" value={kind} onChange={(event) => { set({ kind: event.currentTarget.value }); }}>
          <option value="">{t("audit-any-kind")}</option>
          {KINDS.map((one) => <option key={one} value={one}>{t(`audit-kinds-${one}`)}</option>)}
        </select>
      </label>
      <label class="settings-labelled">
        <span>{t("audit-subject")}</span>
        <input class="input settings-small" type="search" autocomplete="off" spellcheck={false} maxLength={200} value={subject} onInput={(event) => { set({ subject: event.currentTarget.value.trim() }); }} />
      </label>
      {(kind || subject) && <button type="button" class="link-button reset" onClick={() => { set({ kind: "", subject: "" }); }}>{t("filters-reset")}</button>}
    </div>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  const { t } = usePage();
  return (
    <Notice title={t(filtered ? "audit-none-title" : "audit-empty-title")} text={t(filtered ? "audit-none-text" : "audit-empty-text")}>
      {filtered && <a class="button button-primary" href={AUDIT}>{t("filters-reset")}</a>}
    </Notice>
  );
}

function Entry({ event }: { event: Event }) {
  const { t, days } = usePage();
  const { name } = event.after ?? event.before ?? {};
  const subject = event.kind === "settings" ? t("calendar-title") : typeof name === "string" && name !== "" && event.kind !== "account" ? name : event.subject;
  const fields = <DifferenceList event={event} />;
  return (
    <li class="audit-event" data-kind={event.kind} data-subject={event.subject} data-action={event.action}>
      <div class="audit-when">
        <time dateTime={event.at}>{days.moment(event.at)}</time>
        <span>{event.actor === "command line" ? t("audit-command-line") : event.actor}</span>
      </div>
      <div class="audit-what">
        <h2 class="audit-title">
          <span class="audit-action">{t(`audit-action-${event.action}`)}</span> {t(`audit-kind-${event.kind}`)}:{" "}
          <a href={`${AUDIT}?${new URLSearchParams({ kind: event.kind, subject: event.subject })}`}>{subject}</a>
        </h2>
        {event.action === "change" ? fields : <details><summary>{t(event.action === "create" ? "audit-with" : "audit-had")}</summary>{fields}</details>}
      </div>
    </li>
  );
}
