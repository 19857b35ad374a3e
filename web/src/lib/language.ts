// Remembers the language in a cookie, so that the server's pages come in the same one.
import { type Language, preferredLanguage } from "./messages";

const COOKIE = /(?:^|; )lang=(\w+)/;

export function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  const language = preferredLanguage(asked ?? COOKIE.exec(document.cookie)?.[1] ?? null, navigator.languages);
  if (asked !== null) remember(language);
  return language;
}

/** Keeps the choice for a year and shows the page anew: its state is in its address. */
export function chooseLanguage(language: Language): void {
  remember(language);
  location.reload();
}

function remember(language: Language): void {
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
}
