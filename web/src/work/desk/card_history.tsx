// What has happened to a request, the latest first: who, when, what, and why.
import { usePage } from "../page";
import type { DeskEvent } from "./types";

export function History({ events }: { events: readonly DeskEvent[] }) {
  const { t } = usePage();
  return (
    <>
      <h3 class="card-sub">{t("request-history")}</h3>
      <Events events={events.toReversed()} />
    </>
  );
}

export function Events({ events }: { events: readonly DeskEvent[] }) {
  const { t, days } = usePage();
  const what = ({ what, from, to }: DeskEvent) => (what === null || what === "moved" || what === "registered" || from !== to ? t(`status-${to}`) : t(`what-${what}`));
  // A machine and a resident have no name that says anything here.
  const whom = ({ role, actor }: DeskEvent) => (role === "system" || role === "applicant" ? t(`role-${role}`) : role ? `${t(`role-${role}`)} ${actor}` : actor);
  return (
    <ol class="history">
      {events.map((event) => (
        <li key={`${event.at}${event.to}${event.what ?? ""}`}>
          <span class="history-when"><time dateTime={event.at}>{days.moment(event.at)}</time>, {whom(event)}</span>
          <span class="history-status">{what(event)}</span>
          {event.ground && <span class="history-note">{t(`ground-${event.ground}`)}</span>}
          {event.note && <span class="history-note">{event.note}</span>}
        </li>
      ))}
    </ol>
  );
}
