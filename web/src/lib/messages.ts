// The catalogue of the chosen language: Fluent files that the server's pages share.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

export const LANGUAGES = ["uk", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Translate = (key: string, values?: Record<string, FluentVariable>) => string;

const catalogues: Record<Language, () => Promise<{ default: string }>> = {
  uk: () => import("../../messages/uk.ftl?raw"),
  en: () => import("../../messages/en.ftl?raw"),
};

/** A translator that can learn more as more of a site is opened. */
export interface Words {
  t: Translate;
  add(catalogue: string): void;
}

/** Over one catalogue to begin with; a key that is missing is shown as it is, so that it gets noticed. */
export function words(language: Language, catalogue: string): Words {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const add = (more: string) => {
    bundle.addResource(new FluentResource(more));
  };
  add(catalogue);
  return {
    t: (key, values) => {
      const pattern = bundle.getMessage(key)?.value;
      return pattern ? bundle.formatPattern(pattern, values ?? null) : key;
    },
    add,
  };
}

export const translator = (language: Language, catalogue: string): Translate => words(language, catalogue).t;

export async function loadWords(language: Language): Promise<Words> {
  return words(language, (await catalogues[language]()).default);
}

export async function loadTranslator(language: Language): Promise<Translate> {
  return (await loadWords(language)).t;
}

/** The language chosen before, or the first of the browser's that we have, or Ukrainian. */
export function preferredLanguage(chosen: string | null, browser: readonly string[]): Language {
  const known = (tag: string | null) => LANGUAGES.find((language) => tag?.toLowerCase().split("-")[0] === language);
  return known(chosen) ?? browser.map(known).find((language) => language !== undefined) ?? "uk";
}
