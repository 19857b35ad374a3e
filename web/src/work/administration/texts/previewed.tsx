// How a text would look, in a whole letter with made-up values or at the foot of a page: asked for a moment after typing rests.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { aborted, asProblem, type Problem } from "../../api";
import { usePage } from "../../page";
import { failureWords } from "../../ui/notice";
import { preview, type Preview, type Text, type TextLanguage } from "./texts";

/** How long typing must rest, milliseconds. */
const REST = 350;

interface PreviewedProps {
  text: Text;
  language: TextLanguage;
  value: string;
  /** What is wrong with what is typed; null as long as nothing is. */
  tell: (problem: Problem | null) => void;
}

export function Previewed({ text, language, value, tell }: PreviewedProps) {
  const { t } = usePage();
  const problem = useSignal<Problem | null>(null);
  const shown = useSignal<Preview | null>(null);
  const silent = value.trim() === "" && text[language].default === "";
  const found = (now: Problem | null) => {
    problem.value = now;
    tell(now);
  };
  useEffect(() => {
    found(null);
    if (silent) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      preview(text.key, language, value, stop.signal).then(
        (made) => { shown.value = made; },
        (error: unknown) => { if (!aborted(error)) found(asProblem(error)); },
      );
    }, shown.peek() ? REST : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [value, text]);
  const failed = problem.value !== null && problem.value.field !== "value";
  return (
    <section class="text-preview" aria-label={`${t("texts-preview")}: ${t(`texts-in-${language}-long`)}`}>
      <h3>{t("texts-preview")}</h3>
      {silent ? <p class="field-hint">{t("texts-silent")}</p> : (
        <div class="text-letter" lang={language} data-stale={problem.value !== null}>
          {shown.value?.subject && <p class="text-subject">{shown.value.subject}</p>}
          <p class="text-body">{shown.value?.text ?? ""}</p>
        </div>
      )}
      {!silent && problem.value !== null && <p class="field-hint">{failed ? failureWords(t, problem.value) : t("texts-preview-stale")}</p>}
    </section>
  );
}
