// Processes an applicant's word: the outcome's fields, held against the version of the request that was read when the form was opened.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, get } from "../api";
import type { Versioned } from "../desk/desk_card";
import { Overtaken } from "../desk/overtaken";
import type { Said } from "../desk/types";
import { usePage } from "../page";
import { ActionForm } from "../ui/action_form";
import { overtaken } from "../ui/conflict";
import { Field, SelectField } from "../ui/field";
import { useForm } from "../ui/form";
import { fieldsOf, GROUNDS, needsOf, type Outcome, type OutcomeField, outcomesOf } from "./outcomes";

interface ResponseFormProps {
  said: Said;
  outcome: Outcome;
  read: Versioned;
  reload: () => Promise<void>;
  cancel: () => void;
  done: () => void;
}

/** What the queue of /api/desk/responses says of a word beyond the card. */
interface Waiting {
  id: number;
  bad_words: string[];
  offered_ground: string | null;
}

export function ResponseForm({ said, outcome, read, reload, cancel, done }: ResponseFormProps) {
  const { t, days } = usePage();
  const { card } = read;
  const form = useForm(`response-${said.id}-${outcome}`, { ground: "", reason: "", due_on: "", answer: "" });
  const held = useSignal(read);
  const waiting = useSignal<Waiting | null>(null);
  const fields = fieldsOf(outcome);
  const needs = needsOf(outcome, card.status);
  const has = (name: OutcomeField) => fields.includes(name);
  const optional = (name: OutcomeField) => (needs.includes(name) ? undefined : t("optional"));
  const now = card.responses.find(({ id }) => id === said.id);
  const isShut = !now || now.processed_at !== null || !outcomesOf(card, said.kind).includes(outcome);

  useEffect(() => {
    if (outcome !== "no_return") return;
    // Without the suggestion one chooses oneself.
    get<{ responses: Waiting[] }>("/api/desk/responses").then(({ responses }) => {
      waiting.value = responses.find(({ id }) => id === said.id) ?? null;
      const offered = waiting.value?.offered_ground;
      if (offered && !form.values.peek().ground) form.set("ground", offered);
    }, () => undefined);
  }, []);

  const submit = async () => {
    const sent = await form.submit(
      async (values) => {
        const typed = Object.fromEntries(fields.map((name) => [name, values[name].trim()] as const).filter(([, value]) => value !== ""));
        await ask(`/api/desk/responses/${said.id}`, { method: "POST", body: { outcome, ...typed }, match: held.peek().etag });
      },
      (values) => Object.fromEntries(needs.filter((name) => !values[name].trim()).map((name) => [name, t(`needed-${name}`)])),
    );
    if (sent) done();
    else await overtaken(form, reload);
  };
  const labels = { ground: t("label-ground"), reason: t(`label-reason-${outcome === "clarify" || outcome === "rework" ? outcome : "plain"}`), due_on: t("request-due"), answer: t("label-answer") };
  const first = fields[0];

  return (
    <ActionForm form={form} title={t(`make-${outcome}`)} shut={isShut} labels={labels} submit={submit} cancel={cancel}>
      <Overtaken held={held} read={read} shut={isShut} />
      {has("ground") && (
        <SelectField form={form} name="ground" label={labels.ground} hint={waiting.value?.bad_words.length ? t("bad-found", { found: waiting.value.bad_words.map((word) => `«${word}»`).join(", ") }) : undefined}>
          <option value="">{t("ground-choose")}</option>
          {GROUNDS.map((ground) => <option key={ground} value={ground}>{t(`ground-${ground}`)}</option>)}
        </SelectField>
      )}
      {has("reason") && <Field form={form} name="reason" label={labels.reason} rows={2} maxlength={4000} hint={t("note-read-by-staff")} required={needs.includes("reason")} optional={optional("reason")} autofocus={first === "reason"} />}
      {has("due_on") && <Field form={form} name="due_on" label={labels.due_on} type="date" min={days.today} max={card.legal_term_over ? days.today : card.legal_term_ends_on} optional={t("optional")} hint={t("due-hint", { date: days.date(card.legal_term_ends_on) })} />}
      {has("answer") && <Field form={form} name="answer" label={labels.answer} rows={2} maxlength={4000} hint={t("answer-hint")} required={needs.includes("answer")} optional={optional("answer")} autofocus={first === "answer"} />}
    </ActionForm>
  );
}
