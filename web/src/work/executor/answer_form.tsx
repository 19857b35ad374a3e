// The executor's answer to the words that returned a request (K10.3.1.2); the applicant reads it.
import type { Said } from "../desk/types";
import { usePage } from "../page";
import { Submit } from "../ui/button";
import { ErrorSummary } from "../ui/error_summary";
import { Field } from "../ui/field";
import { useForm } from "../ui/form";
import { act } from "./queue";

interface AnswerProps {
  number: string;
  said: Said;
  cancel: () => void;
  done: (words: string) => void;
}

export const answerDraft = (response: number): string => `work-answer-${response}`;

export function AnswerForm({ number, said, cancel, done }: AnswerProps) {
  const { t } = usePage();
  const form = useForm(answerDraft(said.id), { answer: "" });
  const submit = async () => {
    const put = await form.submit(
      ({ answer }) => act(number, { kind: "answer", response: said.id, text: answer.trim() }),
      ({ answer }) => (answer.trim() ? {} : { answer: t("needed-remark") }),
    );
    if (put) done(t("said-answer-put"));
  };
  return (
    <form class="form" noValidate aria-label={t("do-answer")} onSubmit={(event) => { event.preventDefault(); void submit(); }} onKeyDown={(event) => { if (event.key === "Escape") { event.preventDefault(); cancel(); } }}>
      <h3 class="form-title">{t("do-answer")}</h3>
      <p class="work-returned">{t("returned-with", { text: said.text })}</p>
      <Field form={form} name="answer" label={t("answer-label")} rows={3} maxlength={4000} hint={t("note-read-by-applicant")} required autofocus />
      <ErrorSummary form={form} labels={{ answer: t("answer-label") }} />
      <div class="form-buttons">
        <Submit busy={form.busy.value} busyLabel={t("sending")}>{t("answer-send")}</Submit>
        <button type="button" class="button" onClick={cancel}>{t("step-back")}</button>
      </div>
    </form>
  );
}
