// What the machine makes of the words: to be asked about while the caller is still there.
import { usePage } from "../page";
import { toast } from "../ui/toasts";
import type { CallState } from "./call_state";
import { addCall, openById } from "./calls";
import { anotherQuestion } from "./values";

const quoted = (words: readonly string[]) => words.map((word) => `«${word}»`).join(", ");

export function TextAdvice({ state }: { state: CallState }) {
  const { t } = usePage();
  const advice = state.advice.value;
  if (!advice) return <span>{t("call-text-hint")}</span>;
  const { bad, personal, questions } = advice;
  const split = () => {
    const values = state.values().peek();
    state.set({ text: questions[0] ?? values.text });
    for (const question of questions.slice(1)) addCall(anotherQuestion(values, question));
    openById(state.id);
    toast(t("call-split-done", { count: questions.length }));
  };
  return (
    <span class="call-advice" role="status">
      {bad.length === 0 && personal.length === 0 && questions.length === 0 && <span class="call-fine">{t("call-text-fine")}</span>}
      {bad.length > 0 && <span class="call-warn">{t("call-text-bad", { words: quoted(bad) })}</span>}
      {personal.length > 0 && <span>{t("call-text-personal", { words: quoted(personal) })}</span>}
      {questions.length > 0 && (
        <span>
          {t("call-text-several", { count: questions.length })}{" "}
          <button type="button" class="link-button" onClick={split}>{t("call-split", { count: questions.length })}</button>
        </span>
      )}
    </span>
  );
}
