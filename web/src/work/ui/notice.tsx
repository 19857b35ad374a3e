// What is said where there is nothing to show: why, and the next step.
import type { ComponentChildren } from "preact";
import type { Translate } from "../../lib/messages";
import { asProblem } from "../api";

interface NoticeProps {
  title: string;
  text?: string;
  /** Links or buttons of the next steps. */
  children?: ComponentChildren;
}

export function Notice({ title, text, children }: NoticeProps) {
  return (
    <div class="notice">
      <h2 class="notice-title">{title}</h2>
      {text && <p class="notice-text">{text}</p>}
      {children}
    </div>
  );
}

/** What happened, what was kept, one button. */
export function Failure({ t, error, again }: { t: Translate; error: unknown; again: () => void }) {
  return (
    <div class="notice" role="alert">
      <h2 class="notice-title">{t(asProblem(error).lost ? "lost-title" : "failed-title")}</h2>
      <p class="notice-text">{failureWords(t, error)}</p>
      <button type="button" class="button button-primary" onClick={again}>{t("error-retry")}</button>
    </div>
  );
}

/** The server's words, or ours where it could not be reached or had none. */
export function failureWords(t: Translate, error: unknown): string {
  const problem = asProblem(error);
  if (problem.lost) return t("lost-text");
  return problem.message && problem.type !== "unknown" ? problem.message : t("failed-text");
}
