// The card as its applicant asks: how does it stand, what is wanted of me, who does it, by when, what was said, what has happened.
import type { ComponentChildren } from "preact";
import { dueWords } from "../../lib/dates";
import { monogram } from "../../lib/monogram";
import { groupOf, Mark } from "../marks";
import { usePage } from "../page";
import { ProgressLine } from "../progress_line";
import { Icon } from "../ui/icon";
import { Files } from "./files";
import type { OwnCard, OwnStep } from "./types";
import { Words } from "./words_said";

interface CardProps {
  card: OwnCard;
  reload: () => Promise<void>;
  toMap: () => void;
}

export function Card({ card, reload, toMap }: CardProps) {
  const { t } = usePage();
  const group = groupOf(card);
  const answer = answerOf(card);
  return (
    <div class="card-content">
      <header class="card-head" data-group={group}>
        <Mark group={group} large />
        <div>
          <p class="card-group">{t(card.overdue ? "group-overdue" : `status-${card.status}`)}</p>
          {card.overdue && <p class="card-status">{t(`status-${card.status}`)}</p>}
        </div>
      </header>
      <h2 class="card-title">{card.service}</h2>
      <p class="card-place">{card.place ?? (card.address || t("own-place-none"))}</p>
      {card.place === null && <p class="card-note">{t("own-place-later")}</p>}
      {card.lon !== null && <button type="button" class="link-button own-to-map" onClick={toMap}><Icon name="map" />{t("request-on-map")}</button>}
      {card.awaits_word && <p class="own-expected">{t(`own-asked-${card.status}`)}</p>}
      {card.status !== "refused" && <ProgressLine card={card} />}
      {answer && (
        <>
          <h3 class="card-sub">{t(`own-answer-${answer.to}`)}</h3>
          <p class="card-text">{answer.note}</p>
        </>
      )}
      {card.where_to_turn && <p class="card-text">{t("own-where-to-turn", { where: card.where_to_turn })}</p>}
      <Facts card={card} />
      <h3 class="card-sub">{t("own-text")}</h3>
      <p class="card-text">{card.text}</p>
      {card.public_text && card.public_text !== card.text && (
        <>
          <h3 class="card-sub">{t("own-text-public")}</h3>
          <p class="card-text">{card.public_text}</p>
        </>
      )}
      <Files card={card} reload={reload} />
      {card.responses.length > 0 && <Words words={card.responses} />}
      <h3 class="card-sub">{t("request-history")}</h3>
      <Steps steps={card.history.toReversed()} />
      {card.public && <p class="own-public"><a href={`/requests/${encodeURIComponent(card.number)}`}>{t("own-public-page")}</a></p>}
      {!card.public && <p class="card-note">{t("own-not-public")}</p>}
    </div>
  );
}

/** What the last step told the applicant in words, while it is still what counts. */
const answerOf = ({ history, status }: OwnCard): OwnStep | undefined => {
  const told = history.findLast(({ note }) => note);
  return told && !["in_progress", "rework"].includes(status) ? told : undefined;
};

function Facts({ card }: { card: OwnCard }) {
  const { t, days } = usePage();
  const digits = card.executor_phone?.replaceAll(/[^\d+]/g, "");
  return (
    <dl class="facts">
      {(card.executor !== null || card.status === "registered") && (
        <Fact name={t("request-executor")}>
          {card.executor ? <span class="executor"><span class="monogram" aria-hidden="true">{monogram(card.executor)}</span>{card.executor}</span> : t("own-executor-later")}
          {card.executor_phone && <a class="own-phone" href={`tel:${digits ?? ""}`}>{card.executor_phone}</a>}
        </Fact>
      )}
      {(card.due_on ?? card.closed_on) && (
        <Fact name={t(card.closed_on ? "request-closed" : "request-due")}>
          <span class={card.overdue ? "late" : ""}>{card.closed_on ? days.date(card.closed_on) : dueWords(card, t, days)}</span>
        </Fact>
      )}
      <Fact name={t("request-registered")}>{days.moment(card.registered_at)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Steps without anybody's name. */
export function Steps({ steps }: { steps: readonly OwnStep[] }) {
  const { t, days } = usePage();
  return (
    <ol class="history">
      {steps.map(({ at, to, note }) => (
        <li key={`${at}${to}`}>
          <time dateTime={at}>{days.moment(at)}</time>
          <span class="history-status">{t(`status-${to}`)}</span>
          {note && <span class="history-note">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
