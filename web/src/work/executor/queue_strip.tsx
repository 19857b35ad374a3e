// What waits to be sent, in sight on every view of the work: how much, since when, and what the server has refused.
import { usePage } from "../page";
import { withQuery } from "../router";
import { connection } from "../api";
import { Icon } from "../ui/icon";
import { entries, flush, sending } from "./queue";
import type { Entry } from "./store";
import { pathOf } from "./work_page";

export function QueueStrip() {
  const { t, days } = usePage();
  const waiting = entries.value;
  const refused = waiting.filter((entry) => entry.refused).length;
  const count = waiting.length - refused;
  const isLost = !connection.value.online;
  if (waiting.length === 0) return <p class="unseen" role="status" />;
  return (
    <details class="queue" data-refused={refused > 0}>
      <summary>
        <Icon name={refused > 0 ? "alert" : "queue"} />
        <span role="status">
          {refused > 0 ? t("queue-refused", { count: refused }) : t(sending.value !== null && !isLost ? "queue-sending" : "queue-waits", { count })}
        </span>
      </summary>
      <ol class="queue-list">
        {waiting.map((entry) => (
          <li key={entry.id}>
            <a href={withQuery(pathOf(entry.number), {})}>{t("request-number", { number: entry.number })}</a>
            <DeedName entry={entry} />
            <time class="queue-when" dateTime={entry.at}>{days.moment(entry.at)}</time>
            {entry.refused && <span class="late">{t("queue-row-refused")}</span>}
          </li>
        ))}
      </ol>
      <button type="button" class="button" onClick={() => void flush()}>{t("queue-now")}</button>
    </details>
  );
}

export function DeedName({ entry: { deed } }: { entry: Entry }) {
  const { t } = usePage();
  if (deed.kind === "step") return <span>{t(`deed-${deed.to}`)}</span>;
  if (deed.kind === "answer") return <span>{t("deed-answer")}</span>;
  return <span>{t(deed.file.type === "application/pdf" ? "deed-scan" : `deed-photo-${deed.stage}`)}</span>;
}
