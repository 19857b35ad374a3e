// What the applicant said, and what was made of it.
import { usePage } from "../page";
import type { Said } from "./types";

export function Responses({ responses }: { responses: readonly Said[] }) {
  const { t, days } = usePage();
  return (
    <>
      <h3 class="card-sub">{t("responses-title")}</h3>
      <ul class="said-list">
        {responses.toReversed().map((said) => (
          <li key={said.id} class={said.processed_at ? "said" : "said said-waits"}>
            <p class="said-head">
              <strong>{t(`response-${said.kind}`)}</strong>
              <span>{days.moment(said.at)}{said.taken_by ? `, ${t("said-by-phone", { login: said.taken_by })}` : ""}</span>
            </p>
            {said.text && <p class="card-text">{said.text}</p>}
            <p class="said-outcome">{said.processed_at ? (said.outcome ? t(`outcome-${said.outcome}`) : t("said-processed")) : t("said-waits")}{said.ground ? `: ${t(`ground-${said.ground}`)}` : ""}</p>
            {said.answer && <p class="said-answer">{t("said-answer", { text: said.answer })}</p>}
            {said.executor_answer && <p class="said-answer">{t("said-executor-answer", { text: said.executor_answer })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
