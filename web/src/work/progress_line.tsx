// How far a request has come: the same four steps as on the public map.
import type { HistoryRow, Status } from "../api/types";
import { progress } from "../lib/progress";
import { groupOf } from "./marks";
import { usePage } from "./page";

interface Walked {
  status: Status;
  overdue: boolean;
  registered_at: string;
  /** Also what moved it nowhere. */
  history: HistoryRow[];
}

export function ProgressLine({ card }: { card: Walked }) {
  const { t, days } = usePage();
  if (card.status === "refused") return null;
  const moves = card.history.filter(({ from, to }) => from !== to);
  const steps = progress(card.status, card.registered_at, moves);
  return (
    <ol class="progress" data-group={groupOf(card)} aria-label={t("request-progress")}>
      {steps.map(({ name, state, at }) => (
        <li key={name} class={`step step-${state}`} aria-current={state === "now" ? "step" : undefined}>
          <span class="step-name">{t(`step-${name}`)}</span>
          <span class="step-date">{at ? days.short(at) : ""}</span>
        </li>
      ))}
    </ol>
  );
}
