// What the caller is told: the number, to be written down, and what happens next. One key takes the next call.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { get } from "../api";
import { catalogue, needCatalogue } from "../desk/catalogue";
import type { DeskCard, Routing } from "../desk/types";
import { usePage } from "../page";
import { nextCall } from "./calls";
import type { Ended } from "./call_state";
import { dictated } from "./number_words";

interface Told {
  card: DeskCard;
  routing: Routing | null;
}

export function EndedPanel({ ended }: { ended: Ended }) {
  const { t, days } = usePage();
  const told = useSignal<Told | null>(null);
  const next = useRef<HTMLButtonElement>(null);
  const { number, how } = ended;
  const path = encodeURIComponent(number);
  useEffect(() => {
    next.current?.focus();
    needCatalogue();
    // The number is what counts; the rest may be read in the card.
    Promise.all([get<DeskCard>(`/api/desk/requests/${path}`), get<Routing>(`/api/requests/${path}/routing`).catch(() => null)]).then(
      ([card, routing]) => { told.value = { card, routing }; },
      () => undefined,
    );
  }, [number]);
  const place = told.value && !told.value.card.needs_location ? told.value.card.place : ended.place;
  const service = catalogue.value?.services.find(({ code }) => code === ended.service);
  return (
    <section class="ended" aria-labelledby="ended-title">
      <h2 id="ended-title" class="ended-title">{t(how === "joined" ? "call-joined" : "call-registered")}<span class="unseen">{t("call-number-said", spoken(number))}</span></h2>
      <Number number={number} />
      <p class="ended-check">{t("call-number-check")}</p>
      <ul class="ended-next">
        {service && <li><strong>{service.name}</strong></li>}
        {place && <li>{t("call-next-place", { place })}</li>}
        {place === null && <li>{t("call-next-place-queue")}</li>}
        {how === "registered" ? <Ahead told={told.value} letters={ended.letters} term={service && t(`call-term-${service.term_unit}`, { days: service.term_days })} /> : (
          <>
            {told.value && <li>{t("call-joined-status", { status: t(`status-${told.value.card.status}`) })}{told.value.card.due_on ? `, ${t("due-until", { date: days.date(told.value.card.due_on) })}` : ""}</li>}
            <li>{t("call-joined-next")}</li>
          </>
        )}
        {service && <li>{t(`call-visible-${service.visibility}`)}</li>}
      </ul>
      <div class="form-buttons">
        <button type="button" ref={next} aria-describedby="ended-title" class="button button-primary" onClick={nextCall}>{t("call-next")}<kbd>Alt+N</kbd></button>
        <a class="button" href={`/desk/requests/${path}`}>{t("call-open-card")}</a>
      </div>
    </section>
  );
}

/** In groups, the check digit apart. A screen reader has heard it in the heading. */
function Number({ number }: { number: string }) {
  const { groups, check } = dictated(number);
  return (
    <p class="ended-number" aria-hidden="true">
      {groups.map((group, index) => <span key={index}>{group}</span>)}
      {check && <><span class="ended-dash">–</span><span class="ended-digit">{check}</span></>}
    </p>
  );
}

const spoken = (number: string) => {
  const { groups, check } = dictated(number);
  return { groups: groups.join(", "), check };
};

function Ahead({ told, letters, term }: { told: Told | null; letters: boolean; term: string | undefined }) {
  const { t, days } = usePage();
  const routing = told?.routing;
  return (
    <>
      {routing?.outside_powers ? (
        <li class="call-warn">{t("call-next-outside")}{routing.where_to_turn ? ` ${t("call-next-turn", { where: routing.where_to_turn })}` : ""}</li>
      ) : (
        <li>{routing?.organisation ? t("call-next-executor", { name: routing.organisation.name }) : t("call-next-accept")}</li>
      )}
      {term && <li>{told ? t("call-next-term", { term, date: days.date(told.card.legal_term_ends_on) }) : term}</li>}
      <li>{t(letters ? "call-next-letters" : "call-next-ask")}</li>
    </>
  );
}
