// Keeps lists, counts and the card in step with the filters, the map and the server, dropping answers that came too late.
import { aborted, Problem, request, requests, statistics } from "../api/client";
import type { Calendar } from "../lib/dates";
import type { Changed } from "../lib/gather";
import type { Store } from "../lib/store";
import { touches } from "../lib/tiles";
import { query, without } from "./filters";
import { type Loaded, NOT_LOADED, type State } from "./state";

/** Rows that a list begins with and that each «show more» adds. */
export const PAGE = 50;
/** More rows than these the server does not give at once. */
const MOST_ROWS = 1000;
/** How long the map must rest before the list asks anew, milliseconds. */
const REST = 200;

/** What the server says of a request that is not public, and of one that was cancelled. */
const GONE = [404, 410];

type Key = "list" | "statistics" | "card";

export interface Loader {
  /** Asks again for everything. */
  retry: () => void;
  /** Asks for another page of the list. */
  more: () => void;
  /** Asks for what a change concerns, without a word: what is shown stays until something else is there to be shown. */
  refresh: (changed: Changed) => void;
}

/** Follows the store, and asks for everything once. */
export function startLoading(store: Store<State>, days: Calendar): Loader {
  const running: Partial<Record<Key, AbortController>> = {};

  async function load<K extends Key>(key: K, asked: boolean, ask: (signal: AbortSignal) => Promise<NonNullable<State[K]["value"]>>) {
    // What the visitor waits for stays something that was asked for, though it is asked for anew.
    const unasked = !asked && !store.get()[key].loading;
    running[key]?.abort();
    const controller = (running[key] = new AbortController());
    const put = (answer: object) => {
      store.set({ [key]: { ...store.get()[key], ...answer, unasked } as Loaded<unknown> });
    };
    if (!unasked) put({ loading: true, error: null });
    try {
      const value = await ask(controller.signal);
      if (controller.signal.aborted) return;
      const same = unasked && store.get()[key].error === null && JSON.stringify(value) === JSON.stringify(store.get()[key].value);
      if (!same) put({ value, loading: false, error: null });
      store.set({ online: true, updated: new Date() });
    } catch (error) {
      if (aborted(error) || controller.signal.aborted) return;
      const unreachable = error instanceof Problem && error.status === 0;
      if (unreachable) store.set({ online: false });
      const message = error instanceof Error ? error.message : "";
      if (!unasked) put({ loading: false, error: message });
      // A request may leave the map while its card is open.
      else if (error instanceof Problem && GONE.includes(error.status)) put({ value: null, error: message });
    }
  }

  function loadList(asked = true) {
    const { filters, bbox, stack, rows } = store.get();
    if (bbox === null) return;
    const params = query(filters, days.today);
    params.set("bbox", (stack ?? bbox).map((degrees) => degrees.toFixed(6)).join(","));
    params.set("limit", String(rows));
    void load("list", asked, (signal) => requests(params, signal));
  }

  function loadStatistics(asked = true) {
    const params = query(without(store.get().filters, "groups"), days.today);
    void load("statistics", asked, (signal) => statistics(params, signal));
  }

  function loadCard(asked = true) {
    const number = store.get().request;
    if (number === null) {
      running.card?.abort();
      return;
    }
    if (asked) {
      const known = store.get().list.value?.features.find((feature) => feature.properties.number === number);
      store.set({ card: { ...NOT_LOADED, value: known ?? null } });
    }
    void load("card", asked, (signal) => request(number, signal));
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  store.follow((now, before) => {
    const moved = now.bbox !== before.bbox && now.stack === null;
    if (now.filters !== before.filters) loadStatistics();
    if (now.filters !== before.filters || now.stack !== before.stack) {
      clearTimeout(timer);
      store.set({ rows: PAGE });
      loadList();
    } else if (moved) {
      clearTimeout(timer);
      store.set({ rows: PAGE });
      timer = setTimeout(loadList, before.bbox === null ? 0 : REST);
    }
    if (now.request !== before.request) loadCard();
  });

  const retry = () => {
    loadStatistics();
    loadList();
    loadCard();
  };
  retry();
  return {
    retry,
    more: () => {
      store.set({ rows: Math.min(MOST_ROWS, store.get().rows + PAGE) });
      loadList();
    },
    refresh: (changed) => {
      const { bbox, stack, card } = store.get();
      const place = stack ?? bbox;
      const at = card.value?.geometry.coordinates as [number, number] | undefined;
      loadStatistics(false);
      if (!changed || (place && changed.some((tile) => touches(tile, place)))) loadList(false);
      if (!changed || !at || changed.some((tile) => touches(tile, [...at, ...at]))) loadCard(false);
    },
  };
}
