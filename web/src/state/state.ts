// Everything the page shows, in one value, and what views are handed.
import type { Community, RequestFeature, RequestPage, Service, Statistics } from "../api/types";
import type { Calendar } from "../lib/dates";
import type { Language, Translate } from "../lib/messages";
import type { Numbers } from "../lib/numbers";
import type { Store } from "../lib/store";
import type { Box } from "../lib/tiles";
import type { Filters } from "./filters";

/** An answer that is on its way, here, or failed. What was here stays while the next is on its way. */
export interface Loaded<T> {
  value: T | null;
  loading: boolean;
  /** What the server said, or empty where it said nothing. */
  error: string | null;
  /** Whether it came because the server said that something has changed, and not because the visitor asked. */
  unasked: boolean;
}

export const NOT_LOADED: Loaded<never> = { value: null, loading: true, error: null, unasked: false };

export type Theme = "auto" | "light" | "dark";

export interface State {
  filters: Filters;
  /** Number of the request whose card is open. */
  request: string | null;
  /** That request, once it is here. */
  card: Loaded<RequestFeature>;
  /** Place of several requests that a click chose: the list shows these alone. */
  stack: Box | null;
  /** What the map shows; null until it has been drawn. */
  bbox: Box | null;
  list: Loaded<RequestPage>;
  /** How many rows the list may have; each «show more» adds a page. */
  rows: number;
  /** Counts under all filters but the group, so that each chip says what it would show. */
  statistics: Loaded<Statistics>;
  /** The request a pointer or the keyboard rests on in the list. */
  hovered: RequestFeature | null;
  theme: Theme;
  online: boolean;
  /** When the newest data came. */
  updated: Date | null;
}

/** What the panel may ask of the map. */
export interface MapControls {
  flyTo(lon: number, lat: number, zoom?: number): void;
  /** Puts a pin at a found address; null takes it away. */
  pin(point: readonly [number, number] | null): void;
  home(): void;
  zoom(by: 1 | -1): void;
  /** Rejects where the browser does not tell. */
  locate(): Promise<void>;
  /** Shows or hides the base map's layers of one switch. */
  show(name: "numbers" | "pois", on: boolean): void;
}

export interface Context {
  store: Store<State>;
  t: Translate;
  language: Language;
  numbers: Numbers;
  days: Calendar;
  community: Community;
  services: readonly Service[];
  districts: readonly { id: number; name: string }[];
  map: MapControls;
  /** Asks again for what failed. */
  retry: () => void;
  /** Asks for another page of the list. */
  more: () => void;
}
