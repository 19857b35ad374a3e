// One step of a request's life: its fields, held against the version that was read when the form was opened.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Status } from "../../api/types";
import { ask, get } from "../api";
import { usePage } from "../page";
import { Submit } from "../ui/button";
import { Conflict } from "../ui/conflict";
import { ErrorSummary } from "../ui/error_summary";
import { Field, SelectField } from "../ui/field";
import { useForm } from "../ui/form";
import { Skeleton } from "../ui/skeleton";
import { WordDiff } from "../ui/word_diff";
import { Events } from "./card_history";
import type { Versioned } from "./desk_card";
import { catalogue, needCatalogue } from "./catalogue";
import { stepTo } from "./steps";
import { stepName } from "./steps_bar";
import type { Routing, TextCheck } from "./types";

interface StepFormProps {
  to: Status;
  read: Versioned;
  reload: () => Promise<void>;
  cancel: () => void;
  done: () => Promise<void>;
}

/** What is suggested for an acceptance. */
interface Advice {
  routing: Routing | null;
  check: TextCheck | null;
}

export function StepForm(props: StepFormProps) {
  const { t } = usePage();
  const { number } = props.read.card;
  const isAcceptance = props.to === "accepted";
  const advice = useSignal<Advice | null>(isAcceptance ? null : { routing: null, check: null });
  useEffect(() => {
    if (!isAcceptance) return;
    needCatalogue();
    const path = `/api/requests/${encodeURIComponent(number)}`;
    // Without advice one decides oneself.
    const or = <T,>(asked: Promise<T>) => asked.catch(() => null);
    void Promise.all([or(get<Routing>(`${path}/routing`)), or(get<TextCheck>(`${path}/text-check`))]).then(([routing, check]) => {
      advice.value = { routing, check };
    });
  }, []);
  return advice.value ? <Fields {...props} advice={advice.value} /> : <Skeleton rows={3} label={t("loading")} />;
}

function Fields({ to, read, reload, cancel, done, advice: { routing, check } }: StepFormProps & { advice: Advice }) {
  const { t, days } = usePage();
  const { card } = read;
  const { fields, needsNote, readers } = stepTo(to);
  const has = (name: (typeof fields)[number]) => fields.includes(name);
  const form = useForm(`step-${card.number}-${to}`, {
    executor: routing?.organisation?.name ?? card.executor ?? "",
    due_on: "",
    public_text: card.public_text ?? check?.suggested_public_text ?? "",
    note: "",
  });
  /** The version that is decided on. */
  const held = useSignal(read);
  const reviewed = useSignal(false);
  const noteNeeded = needsNote || (to === "accepted" && routing?.outside_powers === true) || (to === "cancelled" && !card.responses.some(({ kind, processed_at }) => kind === "cancellation" && !processed_at));
  const isStale = card.version !== held.value.card.version;
  const isShut = !card.allowed.includes(to);

  const submit = async () => {
    if (isShut) return;
    const sent = await form.submit(
      async (values) => {
        const typed = Object.fromEntries(fields.map((name) => [name, values[name].trim()] as const).filter(([, value]) => value !== ""));
        await ask(`/api/requests/${encodeURIComponent(card.number)}/transitions`, { method: "POST", body: { to, ...typed, ...(reviewed.value && { reviewed: true }) }, match: held.value.etag });
      },
      ({ note }) => (noteNeeded && !note.trim() ? { note: t(`needed-note-${to}`) } : {}),
    );
    if (sent) {
      await done();
      return;
    }
    const problem = form.problem.value;
    if (problem?.conflict) {
      // The notice below tells it with what has happened, once that is here.
      form.problem.value = null;
      await reload();
    } else if (problem?.type === "personal-data" || problem?.type === "bad-words") {
      form.errors.value = { public_text: problem.message };
      form.problem.value = null;
      if (problem.type === "personal-data") asksReview.value = true;
    }
  };
  const asksReview = useSignal(false);
  const noteKey = ["refused", "cancelled", "rework", "submitted_done", "submitted_infeasible"].includes(to) ? `note-${to}` : "note-plain";

  return (
    <form
      class="form"
      noValidate
      aria-label={t(stepName(to, card.status))}
      onSubmit={(event) => { event.preventDefault(); void submit(); }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          cancel();
        } else if (event.key === "Enter" && event.ctrlKey) void submit();
      }}
    >
      <h3 class="form-title">{t(stepName(to, card.status))}</h3>
      {isStale && (
        <Conflict shut={isShut} accept={() => { held.value = read; }}>
          <Events events={card.history.slice(held.value.card.history.length)} />
        </Conflict>
      )}
      {routing?.hint && <p class="card-note card-warn">{routing.hint}{routing.where_to_turn ? ` ${t("where-to-turn", { where: routing.where_to_turn })}` : ""}</p>}
      {has("executor") && <ExecutorField form={form} routing={routing} />}
      {has("public_text") && <Field form={form} name="public_text" label={t("words-public")} rows={3} maxlength={4000} hint={<PublicTextHint typed={card.text ?? ""} written={form.values.value.public_text} check={check} />} />}
      {asksReview.value && (
        <label class="choice"><input type="checkbox" checked={reviewed.value} onChange={(event) => { reviewed.value = event.currentTarget.checked; }} /><span>{t("reviewed")}</span></label>
      )}
      {has("note") && <Field form={form} name="note" label={t(noteKey)} rows={2} maxlength={4000} hint={t(`note-read-by-${readers}`)} required={noteNeeded} optional={noteNeeded ? undefined : t("optional")} autofocus={!has("executor")} />}
      {has("due_on") && <Field form={form} name="due_on" label={t("request-due")} type="date" min={days.today} max={card.legal_term_over ? days.today : card.legal_term_ends_on} optional={t("optional")} hint={t("due-hint", { date: days.date(card.legal_term_ends_on) })} />}
      <ErrorSummary form={form} labels={{ executor: t("request-executor"), public_text: t("words-public"), note: t(noteKey), due_on: t("request-due") }} />
      <div class="form-buttons">
        {!isShut && <Submit busy={form.busy.value} busyLabel={t("sending")}>{t(stepName(to, card.status))}</Submit>}
        <button type="button" class="button" onClick={cancel}>{t("step-back")}</button>
      </div>
    </form>
  );
}

/** What the applicant's own words were, with what is taken out of them and put in crossed out and underlined; and why. */
function PublicTextHint({ typed, written, check }: { typed: string; written: string; check: TextCheck | null }) {
  const { t } = usePage();
  const listed = (words: readonly string[]) => [...new Set(words)].map((word) => `«${word}»`).join(", ");
  const personal = listed(check?.personal_data.map(({ text }) => text) ?? []);
  const bad = listed(check?.findings.map(({ word }) => word) ?? []);
  return (
    <>
      {!typed ? t("words-public-hint") : typed === written ? t("words-as-typed") : <>{t("words-changed")}<WordDiff before={typed} after={written} /></>}
      {personal && <span class="hint-line">{t("personal-found", { found: personal })}</span>}
      {bad && <span class="hint-line">{t("bad-found", { found: bad })}</span>}
      {check?.suggested_split && <span class="hint-line">{t("several-found", { count: check.suggested_split.length })}</span>}
    </>
  );
}

type AcceptForm = ReturnType<typeof useForm<{ executor: string; due_on: string; public_text: string; note: string }>>;

function ExecutorField({ form, routing }: { form: AcceptForm; routing: Routing | null }) {
  const { t } = usePage();
  const set = form.values.value.executor;
  const names = catalogue.value?.executors.filter(({ retired }) => !retired).map(({ name }) => name) ?? [];
  const all = set && !names.includes(set) ? [set, ...names] : names;
  const hint = routing?.organisation && routing.reason && routing.organisation.name === set ? t(`routing-${routing.reason}`) : undefined;
  return (
    <SelectField form={form} name="executor" label={t("request-executor")} hint={hint}>
      <option value="">{t("executor-choose")}</option>
      {all.map((name) => <option key={name} value={name}>{name}</option>)}
    </SelectField>
  );
}
