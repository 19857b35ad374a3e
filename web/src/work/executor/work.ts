// The organisation's work as it was last read, from the server or from this browser: the list, and each card. The cards of the list and
// the streets around its places are read ahead, so that both are there without a line.
import { type ReadonlySignal, signal } from "@preact/signals";
import { aborted, get } from "../api";
import { readCard, type Versioned } from "../desk/desk_card";
import type { DeskPage, DeskRequest } from "../desk/types";
import { type Reading, reading } from "../reading";
import { who } from "../session";
import { byDay } from "./days";
import { forgetCards, keep, kept } from "./store";
import { keepStreets } from "./streets";

const ASKED = "/api/desk/requests?status=accepted,in_progress,rework,clarification&limit=200";

const account = () => who.peek()?.login ?? "";

export interface WorkList {
  rows: ReadonlySignal<readonly DeskRequest[] | null>;
  error: ReadonlySignal<unknown>;
  load: () => Promise<void>;
  stop: () => void;
}

export function workList(): WorkList {
  const rows = signal<readonly DeskRequest[] | null>(null);
  const error = signal<unknown>(null);
  const controller = new AbortController();
  let running = false;
  const load = async () => {
    if (running) return;
    running = true;
    try {
      rows.value ??= (await kept<DeskRequest[]>(account(), "list")) ?? null;
      const { requests } = await get<DeskPage>(ASKED, controller.signal);
      if (JSON.stringify(requests) !== JSON.stringify(rows.peek())) rows.value = requests;
      error.value = null;
      await keep(account(), "list", requests);
      await forgetCards(account(), new Set(requests.map(({ number }) => number)));
      await readAhead(requests, controller.signal);
      void keepStreets(byDay(requests).flatMap((day) => day.requests.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [[lon, lat] as const]))));
    } catch (found) {
      if (!aborted(found) && !rows.peek()) error.value = found;
    } finally {
      running = false;
    }
  };
  void load();
  return { rows, error, load, stop: () => { controller.abort(); } };
}

/** Cards that have changed since they were kept, one after another: the line is left to whoever is at work. */
async function readAhead(requests: readonly DeskRequest[], signal: AbortSignal): Promise<void> {
  for (const { number, version } of requests) {
    const before = await keptCard(number);
    if (before?.card.version !== version) await readAndKeep(number, signal);
  }
}

const keptCard = (number: string): Promise<Versioned | undefined> => kept<Versioned>(account(), `card:${number}`);

async function readAndKeep(number: string, signal: AbortSignal): Promise<Versioned> {
  const read = await readCard(number, signal);
  await keep(account(), `card:${number}`, read);
  return read;
}

/** One card: at once as it was kept, a moment later as it is. */
export const workCard = (number: string): Reading<Versioned> => reading((signal) => readAndKeep(number, signal), () => keptCard(number));
