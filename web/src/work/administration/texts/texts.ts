// The texts in which the community speaks for itself, by where they are shown.
import { ask, get } from "../../api";

export type TextLanguage = "uk" | "en";

export interface InLanguage {
  default: string;
  value: string | null;
  changed_by: string | null;
  changed_at: string | null;
}

export interface Text extends Record<TextLanguage, InLanguage> {
  key: string;
  description: string;
  variables: readonly string[];
  one_line: boolean;
  longest: number;
}

export interface Preview {
  subject: string | null;
  text: string;
}

export const TEXTS = "/administration/texts";
export const isOwn = ({ uk, en }: Text): boolean => uk.value !== null || en.value !== null;
/** Where it is shown, as a title. */
export const titleOf = ({ description }: Text): string => description.replace(/\.$/, "");
export const saidIn = ({ value, default: usual }: InLanguage): string => value ?? usual;

/** Where texts are shown; the first kind that fits. */
const PLACES: readonly [place: string, ofKey: RegExp][] = [
  ["community", /^community-/],
  ["code", /^letter-code/],
  ["answers", /^letter-(executor_)?answer/],
  ["facts", /^letter-fact-/],
  ["every-letter", /^letter-(link|footer)$/],
  ["statuses", /^letter-/],
  ["other", /^/],
];

export interface Place {
  name: string;
  texts: Text[];
}

export function byPlace(texts: readonly Text[]): Place[] {
  const placeOf = ({ key }: Text) => PLACES.find(([, ofKey]) => ofKey.test(key))?.[0];
  return PLACES.map(([name]) => ({ name, texts: texts.filter((text) => placeOf(text) === name) })).filter((place) => place.texts.length > 0);
}

/** Says it so from now on; the default, or nothing where the default is nothing, is said by taking the own words back. */
export async function say(text: Text, language: TextLanguage, value: string): Promise<Text> {
  const path = `/api/admin/texts/${text.key}/${language}`;
  const usual = text[language].default;
  if (value === usual || (usual === "" && value.trim() === "")) {
    await ask(path, { method: "DELETE" });
    return fresh(text.key);
  }
  return (await ask<Text>(path, { method: "PUT", body: { value } })).value;
}

/** As it is said now. */
export async function fresh(key: string): Promise<Text> {
  const found = (await get<Text[]>("/api/admin/texts")).find((text) => text.key === key);
  if (!found) throw new Error(`no text ${key}`);
  return found;
}

export const preview = async (key: string, language: TextLanguage, value: string, signal: AbortSignal): Promise<Preview> =>
  (await ask<Preview>("/api/admin/texts/preview", { method: "POST", body: { key, language, value }, signal })).value;
