// What the machine has to say of the words while the caller still talks: insults, personal data, several questions in one.
import { ask } from "../api";
import type { TextCheck } from "../desk/types";

export interface Advice {
  bad: string[];
  personal: string[];
  /** The questions, where there are several (M13). */
  questions: string[];
}

const once = (words: readonly string[]) => [...new Set(words)];

export async function adviceOn(text: string, stopped: AbortSignal): Promise<Advice> {
  const { value } = await ask<TextCheck>("/api/desk/text-check", { method: "POST", body: { text }, signal: stopped });
  return {
    bad: once(value.findings.map(({ word }) => word)),
    personal: once(value.personal_data.map((found) => found.text)),
    questions: value.suggested_split ?? [],
  };
}
