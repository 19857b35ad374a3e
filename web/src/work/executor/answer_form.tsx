// The executor's answer to the words that returned a request (K10.3.1.2); the applicant reads it.
import type { Said } from "../desk/types";
import { usePage } from "../page";
import { ActionForm } from "../ui/action_form";
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
    <ActionForm form={form} title={t("do-answer")} send={t("answer-send")} labels={{ answer: t("answer-label") }} submit={submit} cancel={cancel}>
      <p class="work-returned">{t("returned-with", { text: said.text })}</p>
      <Field form={form} name="answer" label={t("answer-label")} rows={3} maxlength={4000} hint={t("note-read-by-applicant")} required autofocus />
    </ActionForm>
  );
}
