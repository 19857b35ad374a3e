// The list of requests under the filters: its pages, and what the server says has changed since. What is shown stays until something
// else is there to be shown.
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { aborted, get } from "../api";
import { asQuery, filters } from "./filters";
import type { DeskPage, DeskRequest } from "./types";

const PAGE = 60;
/** The server gives no more at once. */
const MOST = 200;

export interface DeskList {
  rows: ReadonlySignal<readonly DeskRequest[]>;
  /** How many match in all; null until the first answer. */
  matched: ReadonlySignal<number | null>;
  loading: ReadonlySignal<boolean>;
  error: ReadonlySignal<unknown>;
  /** Whether there are more than the rows. */
  hasMore: ReadonlySignal<boolean>;
  /** Changes with the filters, once the rows are theirs: the map then moves to them. */
  shown: ReadonlySignal<string>;
  retry: () => void;
  more: () => void;
  /** Asks again without a word. */
  refresh: () => void;
  stop: () => void;
}

export function deskList(): DeskList {
  const rows = signal<readonly DeskRequest[]>([]);
  const matched = signal<number | null>(null);
  const loading = signal(true);
  const error = signal<unknown>(null);
  const hasMore = signal(false);
  const shown = signal("");
  let next: string | null = null;
  let running: AbortController | null = null;

  const ask = async (more: Record<string, string>, put: (page: DeskPage) => void, quiet = false, asked = asQuery(filters.peek())) => {
    running?.abort();
    const controller = (running = new AbortController());
    loading.value = !quiet;
    try {
      const page = await get<DeskPage>(`/api/desk/requests?${asked}&${new URLSearchParams(more)}`, controller.signal);
      put(page);
      matched.value = page.matched;
      hasMore.value = rows.value.length < page.matched;
      error.value = null;
      shown.value = `?${asked}`;
    } catch (found) {
      if (aborted(found)) return;
      // What is shown stays; what changed meanwhile comes with the next answer.
      if (!quiet) error.value = found;
    }
    if (running === controller) loading.value = false;
  };
  const first = (asked?: string) => {
    const put = (page: DeskPage) => {
      rows.value = page.requests;
      next = page.next;
    };
    void ask({ limit: String(PAGE) }, put, false, asked);
  };
  const asked = computed(() => asQuery(filters.value));
  const stop = effect(() => {
    first(asked.value);
  });

  return {
    rows,
    matched,
    loading,
    error,
    hasMore,
    shown,
    stop: () => {
      stop();
      running?.abort();
    },
    retry: () => { first(); },
    more: () => {
      if (next === null || loading.peek()) return;
      void ask({ limit: String(PAGE), cursor: next }, (page) => {
        const known = new Set(rows.peek().map(({ number }) => number));
        rows.value = [...rows.peek(), ...page.requests.filter(({ number }) => !known.has(number))];
        next = page.next;
      });
    },
    refresh: () => {
      if (loading.peek()) return;
      const count = Math.min(MOST, Math.max(PAGE, rows.peek().length));
      void ask(
        { limit: String(count) },
        (page) => {
          const fresh = new Set(page.requests.map(({ number }) => number));
          // Rows beyond what the server gives at once stay as they were, and so does the place to go on from.
          const older = rows.peek().length > count ? rows.peek().slice(count).filter(({ number }) => !fresh.has(number)) : [];
          if (older.length === 0) next = page.next;
          const now = [...page.requests, ...older];
          if (JSON.stringify(now) !== JSON.stringify(rows.peek())) rows.value = now;
        },
        true,
      );
    },
  };
}
