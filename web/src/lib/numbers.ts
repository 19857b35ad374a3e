// Numbers as people read them: grouped in text, compact inside a cluster («1,2 тис.»).
import type { Language } from "./messages";

export interface Numbers {
  full(value: number): string;
  compact(value: number): string;
}

export function numbers(language: Language): Numbers {
  const full = new Intl.NumberFormat(language);
  const compact = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 2 });
  return {
    full: (value) => full.format(value),
    compact: (value) => (value < 1000 ? full.format(value) : compact.format(value)),
  };
}
