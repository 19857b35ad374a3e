// The text that everybody is to read, in a form: what it changes of the applicant's words, what was found in it, and, where that may be
// somebody's personal data, the word of a person that it may stay.
import { type Signal, useSignal } from "@preact/signals";
import { usePage } from "../page";
import { Field } from "../ui/field";
import type { Form, Values } from "../ui/form";
import { WordDiff } from "../ui/word_diff";
import type { TextCheck } from "./types";

interface WithText extends Values {
  public_text: string;
}

export interface Review {
  /** The server has found personal data. */
  asked: Signal<boolean>;
  /** A person has read the text and it may stay. */
  given: Signal<boolean>;
}

export const useReview = (): Review => ({ asked: useSignal(false), given: useSignal(false) });

/** Puts what the server has against the text beside its field. */
export function refusal<T extends WithText>(form: Form<T>, review: Review): void {
  const problem = form.problem.peek();
  if (problem?.type !== "personal-data" && problem?.type !== "bad-words") return;
  form.errors.value = { ...form.errors.peek(), public_text: problem.message };
  form.problem.value = null;
  if (problem.type === "personal-data") review.asked.value = true;
}

interface FieldProps<T extends WithText> {
  form: Form<T>;
  review: Review;
  /** The applicant's own words. */
  typed: string;
  check: TextCheck | null;
  autofocus?: boolean;
}

export function PublicTextField<T extends WithText>({ form, review, typed, check, autofocus = false }: FieldProps<T>) {
  const { t } = usePage();
  return (
    <>
      <Field form={form} name="public_text" label={t("words-public")} rows={3} maxlength={4000} autofocus={autofocus} hint={<Hint typed={typed} written={form.values.value.public_text} check={check} />} />
      {review.asked.value && (
        <label class="choice"><input type="checkbox" checked={review.given.value} onChange={(event) => { review.given.value = event.currentTarget.checked; }} /><span>{t("reviewed")}</span></label>
      )}
    </>
  );
}

/** What the applicant's own words were, with what is taken out of them and put in crossed out and underlined; and why. */
function Hint({ typed, written, check }: { typed: string; written: string; check: TextCheck | null }) {
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
