// What the applicant has said, and what became of it.
import { usePage } from "../page";
import type { OwnWord } from "./types";

export function Words({ words }: { words: readonly OwnWord[] }) {
  const { t, days } = usePage();
  return (
    <>
      <h3 class="card-sub">{t("own-words-title")}</h3>
      <ul class="said-list">
        {words.toReversed().map((word) => (
          <li key={word.id} class={word.processed_at ? "said" : "said said-waits"}>
            <p class="said-head">
              <strong>{t(`own-word-${word.kind}`)}</strong>
              <span>{days.moment(word.at)}{word.by_phone ? `, ${t("own-by-phone")}` : ""}</span>
            </p>
            {word.text && <p class="card-text">{word.text}</p>}
            <p class="said-outcome">{became(word, t)}</p>
            {word.answer && <p class="said-answer">{t("own-word-answer", { text: word.answer })}</p>}
            {word.executor_answer && <p class="said-answer">{t("own-word-executor", { text: word.executor_answer })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function became({ processed_at, outcome, ground }: OwnWord, t: ReturnType<typeof usePage>["t"]): string {
  if (!processed_at) return t("own-word-waits");
  if (outcome === "no_return" && ground) return t("own-became-no_return", { ground: t(`own-ground-${ground}`) });
  return outcome ? t(`own-became-${outcome}`) : t("own-became-read");
}
