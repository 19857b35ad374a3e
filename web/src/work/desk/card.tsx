// The card, top to bottom as whoever decides asks: what is it, where, how far, who, by when, in whose words, what has happened.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { dueWords } from "../../lib/dates";
import { monogram } from "../../lib/monogram";
import { groupOf, Mark } from "../marks";
import { usePage } from "../page";
import { who } from "../session";
import { toast } from "../ui/toasts";
import { ApplicantFacts } from "./card_applicant";
import { Files } from "./card_files";
import type { Versioned } from "./desk_card";
import { MendTextForm } from "./mend_text_form";
import { History } from "./card_history";
import { ProgressLine } from "../progress_line";
import { Responses } from "./card_responses";
import type { DeskCard } from "./types";

/** After something in the card itself was changed. */
interface Changes {
  /** Reads it anew. */
  reload: () => Promise<void>;
  /** The list is to say so. */
  changed: () => void;
}

export function Card({ read, changes }: { read: Versioned; changes?: Changes }) {
  const { t } = usePage();
  const { card, files } = read;
  const group = groupOf(card);
  return (
    <div class="card-content">
      <header class="card-head" data-group={group}>
        <Mark group={group} large />
        <div>
          <p class="card-group">{t(card.overdue ? "group-overdue" : `status-${card.status}`)}</p>
          {card.overdue && <p class="card-status">{t(`status-${card.status}`)}</p>}
        </div>
        {card.public ? <a class="card-public" href={`/requests/${encodeURIComponent(card.number)}`} target="_blank" rel="noopener">{t("card-on-map")}</a> : <span class="card-public card-hidden">{t("card-not-public")}</span>}
      </header>
      <h3 class="card-title">{card.service_name}</h3>
      <Place card={card} />
      <ProgressLine card={card} />
      <Facts card={card} />
      <ApplicantFacts card={card} />
      <Words card={card} />
      {changes && card.public && who.value?.role === "operator" && <MendText read={read} {...changes} />}
      {files.length > 0 && <Files number={card.number} files={files} />}
      {card.responses.length > 0 && <Responses responses={card.responses} />}
      <History events={card.history} />
    </div>
  );
}

function Place({ card }: { card: DeskCard }) {
  const { t } = usePage();
  const where = [card.place, card.district].filter(Boolean).join(" · ");
  return (
    <>
      <p class="card-place">{where || card.address || t("place-none")}</p>
      {card.address && card.place && card.address !== card.place && <p class="card-note">{t("place-typed", { address: card.address })}</p>}
      {card.needs_location && <p class="card-note card-warn">{t("place-needed")}</p>}
      {card.at_residence && <p class="card-note">{t("place-home")}</p>}
    </>
  );
}

function Facts({ card }: { card: DeskCard }) {
  const { t, days } = usePage();
  return (
    <dl class="facts">
      <Fact name={t("request-executor")}>
        {card.executor ? (
          <span class="executor"><span class="monogram" aria-hidden="true">{monogram(card.executor)}</span>{card.executor}</span>
        ) : t("request-executor-none")}
      </Fact>
      <Fact name={t(card.closed_on ? "request-closed" : "request-due")}>
        <span class={card.overdue ? "late" : ""}>{card.closed_on ? days.date(card.closed_on) : dueWords(card, t, days)}</span>
        {card.legal_term_over && <span class="late fact-aside">{t("legal-over", { date: days.date(card.legal_term_ends_on) })}</span>}
      </Fact>
      <Fact name={t("request-registered")}>{days.moment(card.registered_at)}</Fact>
      {card.submitted_at && <Fact name={t("request-submitted")}>{days.moment(card.submitted_at)}</Fact>}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Words({ card }: { card: DeskCard }) {
  const { t } = usePage();
  const same = card.text !== undefined && card.text === card.public_text;
  return (
    <>
      {card.text && (
        <>
          <h3 class="card-sub">{t(same ? "words-both" : "words-typed")}</h3>
          <p class="card-text">{card.text}</p>
        </>
      )}
      {card.public_text && !same && (
        <>
          <h3 class="card-sub">{t("words-public")}</h3>
          <p class="card-text">{card.public_text}</p>
        </>
      )}
    </>
  );
}

/** A way to mend what everybody reads, and the form in its place. */
function MendText({ read, reload, changed }: Changes & { read: Versioned }) {
  const { t } = usePage();
  const open = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = false;
    queueMicrotask(() => button.current?.focus());
  };
  const done = async () => {
    toast(t("mend-text-done", { number: read.card.number }));
    changed();
    await reload();
    close();
  };
  if (open.value) return <div class="card-form"><MendTextForm key={read.card.number} read={read} reload={reload} cancel={close} done={done} /></div>;
  return <button type="button" class="link-button" ref={button} onClick={() => { open.value = true; }}>{t("do-mend_text")}</button>;
}
