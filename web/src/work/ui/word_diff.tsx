// What was taken out of a text and put in: crossed out and underlined, and said so to whoever hears it.
import { wordDiff } from "../../lib/word_diff";
import { usePage } from "../page";

export function WordDiff({ before, after }: { before: string; after: string }) {
  const { t } = usePage();
  return (
    <span class="diff">
      {wordDiff(before, after).map(({ kind, text }, index) =>
        kind === "same" ? <span key={index}>{text}</span> : kind === "out" ? (
          <del key={index}><span class="unseen">{t("diff-out")} </span>{text}</del>
        ) : (
          <ins key={index}><span class="unseen">{t("diff-in")} </span>{text}</ins>
        ),
      )}
    </span>
  );
}
