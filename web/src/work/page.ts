// What every part of these pages has at hand: words, dates and numbers in the reader's language, and the community.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Community } from "../api/types";
import type { Calendar } from "../lib/dates";
import type { Language, Translate } from "../lib/messages";
import type { Numbers } from "../lib/numbers";

export interface Page {
  t: Translate;
  language: Language;
  days: Calendar;
  numbers: Numbers;
  community: Community;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("outside of the page");
  return page;
}
