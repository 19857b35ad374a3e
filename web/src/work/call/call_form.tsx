// The sheet of one call: what is the matter, of which kind, where, and who says so, in whatever order the caller does.
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "../page";
import { Submit } from "../ui/button";
import { ErrorSummary } from "../ui/error_summary";
import { Field } from "../ui/field";
import { type Form, fieldId, useForm } from "../ui/form";
import { failureWords } from "../ui/notice";
import { AddressField } from "./address_field";
import type { CallState } from "./call_state";
import { CallerFields } from "./caller_fields";
import { register } from "./register";
import { ServiceField } from "./service_field";
import { TextAdvice } from "./text_advice";
import { type CallValues, EMPTY, missing, submission } from "./values";

export interface FormProps {
  form: Form<CallValues>;
  state: CallState;
}

/** The field in which each call was left. */
const left = new Map<string, string>();

export function CallForm({ state }: { state: CallState }) {
  const { t } = usePage();
  const form = useForm<CallValues>(state.form, EMPTY);
  const element = useRef<HTMLFormElement>(null);
  const { sent } = state.record().value;
  const busy = form.busy.value;
  const like = state.duplicates.value?.length ?? 0;
  /** It was sent, and nobody knows whether it has arrived. */
  const open = sent !== null && !busy;
  const submit = () =>
    form.submit(
      (values) => register(state, state.record().peek().sent ?? submission(values), values.service),
      (values) => Object.fromEntries(missing(values).map((field) => [field, t(`call-needed-${field}`)])),
    );
  useEffect(() => {
    // A phone would raise its keyboard.
    if (!matchMedia("(pointer: coarse)").matches) document.getElementById(left.get(state.id) ?? fieldId(form.name, "text"))?.focus();
    const send = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !event.ctrlKey || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      void submit();
    };
    addEventListener("keydown", send);
    return () => {
      removeEventListener("keydown", send);
    };
  }, []);
  useEffect(() => {
    if (open) element.current?.querySelector<HTMLElement>(".call-open button")?.focus();
  }, [open]);
  const problem = form.problem.value;
  useEffect(() => {
    // The fields were out of reach while it was on its way: back to the one that is wrong, or that was left.
    if (problem && !open) document.getElementById(problem.field !== null ? fieldId(form.name, problem.field) : (left.get(state.id) ?? ""))?.focus();
  }, [problem]);

  return (
    <form
      ref={element}
      class="call-form form"
      noValidate
      aria-label={t("call-form")}
      onSubmit={(event) => { event.preventDefault(); void submit(); }}
      onFocusIn={(event) => { if (event.target instanceof HTMLElement && event.target.id) left.set(state.id, event.target.id); }}
      onKeyDown={(event) => {
        // Enter goes on to the next field: nothing is registered by a slip.
        if (event.key !== "Enter" || event.ctrlKey || !(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) return;
        event.preventDefault();
        nextField(event.currentTarget, event.target)?.focus();
      }}
    >
      <div class="call-fields" inert={sent !== null}>
        <Field form={form} name="text" label={t("call-text")} aside={<kbd>Alt+P</kbd>} rows={3} maxlength={5000} required hint={<TextAdvice state={state} />} />
        <ServiceField form={form} state={state} />
        <AddressField form={form} state={state} />
        <CallerFields form={form} state={state} />
      </div>
      <div class="call-send">
        {open ? (
          <div class="call-open" role="alert">
            <p>{problem ? failureWords(t, problem) : t("call-open")} {t("call-open-safe")}</p>
            <Submit busy={busy} busyLabel={t("call-registering")}>{t("call-again")}</Submit>
          </div>
        ) : (
          <>
            <ErrorSummary form={form} labels={Object.fromEntries(FIELDS.map((field) => [field, t(`call-field-${field}`)]))} />
            <Submit busy={busy} busyLabel={t("call-registering")}>{t("call-register")}</Submit>
            <kbd>Ctrl+Enter</kbd>
            {like > 0 && <a class="call-like" href="#duplicates-title">{t("call-like", { count: like })}</a>}
          </>
        )}
      </div>
    </form>
  );
}

const FIELDS = ["text", "service", "address", "surname", "name", "phone", "email", "residence", "certificate"] as const;

function nextField(form: HTMLFormElement, from: Element): HTMLElement | undefined {
  const fields = [...form.querySelectorAll<HTMLElement>("input:not([type='checkbox']), select, textarea, button[type='submit']")];
  return fields[fields.findIndex((field) => field === from) + 1];
}
