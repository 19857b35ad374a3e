// One step of a request's life: its fields, held against the version that was read when the form was opened.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Status } from "../../api/types";
import { ask, get } from "../api";
import { usePage } from "../page";
import { ActionForm } from "../ui/action_form";
import { overtaken } from "../ui/conflict";
import { Field, SelectField } from "../ui/field";
import { useForm } from "../ui/form";
import { Skeleton } from "../ui/skeleton";
import type { Versioned } from "./desk_card";
import { catalogue, needCatalogue } from "./catalogue";
import { Overtaken } from "./overtaken";
import { PublicTextField, refusal, useReview } from "./public_text";
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
  const review = useReview();
  const noteNeeded = needsNote || (to === "accepted" && routing?.outside_powers === true) || (to === "cancelled" && !card.responses.some(({ kind, processed_at }) => kind === "cancellation" && !processed_at));
  const isShut = !card.allowed.includes(to);

  const submit = async () => {
    const sent = await form.submit(
      async (values) => {
        const typed = Object.fromEntries(fields.map((name) => [name, values[name].trim()] as const).filter(([, value]) => value !== ""));
        await ask(`/api/requests/${encodeURIComponent(card.number)}/transitions`, { method: "POST", body: { to, ...typed, ...(review.given.value && { reviewed: true }) }, match: held.value.etag });
      },
      ({ note }) => (noteNeeded && !note.trim() ? { note: t(`needed-note-${to}`) } : {}),
    );
    if (sent) await done();
    else if (!(await overtaken(form, reload))) refusal(form, review);
  };
  const noteKey = ["refused", "cancelled", "rework", "submitted_done", "submitted_infeasible"].includes(to) ? `note-${to}` : "note-plain";

  return (
    <ActionForm
      form={form}
      title={t(stepName(to, card.status))}
      shut={isShut}
      labels={{ executor: t("request-executor"), public_text: t("words-public"), note: t(noteKey), due_on: t("request-due") }}
      submit={submit}
      cancel={cancel}
    >
      <Overtaken held={held} read={read} shut={isShut} />
      {routing?.hint && <p class="card-note card-warn">{routing.hint}{routing.where_to_turn ? ` ${t("where-to-turn", { where: routing.where_to_turn })}` : ""}</p>}
      {has("executor") && <ExecutorField form={form} routing={routing} />}
      {has("public_text") && <PublicTextField form={form} review={review} typed={card.text ?? ""} check={check} />}
      {has("note") && <Field form={form} name="note" label={t(noteKey)} rows={2} maxlength={4000} hint={t(`note-read-by-${readers}`)} required={noteNeeded} optional={noteNeeded ? undefined : t("optional")} autofocus={!has("executor")} />}
      {has("due_on") && <Field form={form} name="due_on" label={t("request-due")} type="date" min={days.today} max={card.legal_term_over ? days.today : card.legal_term_ends_on} optional={t("optional")} hint={t("due-hint", { date: days.date(card.legal_term_ends_on) })} />}
    </ActionForm>
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
