// Keeps lists, counts and the card in step with the filters and the map, dropping answers that came too late.
import { aborted, Problem, request, requests, statistics } from "../api/client";
import type { Calendar } from "../lib/dates";
import type { Store } from "../lib/store";
import { query, without } from "./filters";
import { type Loaded, NOT_LOADED, type State } from "./state";

const PAGE = "50";
/** How long the map must rest before the list asks anew, milliseconds. */
const REST = 200;
/** Requests at one address lie within this of each other, degrees (about a metre). */
const SAME_PLACE = 0.00001;

type Key = "list" | "statistics" | "card";

/** Follows the store; returns what asks again for everything. */
export function startLoading(store: Store<State>, days: Calendar): () => void {
  const running: Partial<Record<Key, AbortController>> = {};

  async function load<K extends Key>(key: K, ask: (signal: AbortSignal) => Promise<NonNullable<State[K]["value"]>>) {
    running[key]?.abort();
    const controller = (running[key] = new AbortController());
    const put = (answer: object) => {
      store.set({ [key]: { ...store.get()[key], ...answer } as Loaded<unknown> });
    };
    put({ loading: true, error: null });
    try {
      const value = await ask(controller.signal);
      if (controller.signal.aborted) return;
      put({ value, loading: false });
      store.set({ online: true, updated: new Date() });
    } catch (error) {
      if (aborted(error) || controller.signal.aborted) return;
      const unreachable = error instanceof Problem && error.status === 0;
      if (unreachable) store.set({ online: false });
      put({ loading: false, error: error instanceof Error ? error.message : "" });
    }
  }

  function loadList() {
    const { filters, bbox, stack } = store.get();
    if (bbox === null) return;
    const params = query(filters, days.today);
    params.set("bbox", stack ? around(stack) : bbox);
    params.set("limit", PAGE);
    void load("list", (signal) => requests(params, signal));
  }

  function loadStatistics() {
    const params = query(without(store.get().filters, "groups"), days.today);
    void load("statistics", (signal) => statistics(params, signal));
  }

  function loadCard() {
    const number = store.get().request;
    running.card?.abort();
    if (number === null) return;
    const known = store.get().list.value?.features.find((feature) => feature.properties.number === number);
    store.set({ card: { ...NOT_LOADED, value: known ?? null } });
    void load("card", (signal) => request(number, signal));
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  store.follow((now, before) => {
    if (now.filters !== before.filters) loadStatistics();
    if (now.filters !== before.filters || now.stack !== before.stack) {
      clearTimeout(timer);
      loadList();
    } else if (now.bbox !== before.bbox && now.stack === null) {
      clearTimeout(timer);
      timer = setTimeout(loadList, before.bbox === null ? 0 : REST);
    }
    if (now.request !== before.request) loadCard();
  });

  const everything = () => {
    loadStatistics();
    loadList();
    loadCard();
  };
  everything();
  return everything;
}

function around([lon, lat]: readonly [number, number]): string {
  return [lon - SAME_PLACE, lat - SAME_PLACE, lon + SAME_PLACE, lat + SAME_PLACE].map((value) => value.toFixed(6)).join(",");
}
