// The organisation's work as it was last read, from the server or from this browser: the list, and each card. The cards of the list are
// read ahead, so that they open where there is no line.
import { type ReadonlySignal, signal } from "@preact/signals";
import { aborted, ask, asProblem, get } from "../api";
import type { DeskCard, DeskFile, DeskPage, DeskRequest } from "../desk/types";
import { who } from "../session";
import { forgetCards, keep, kept } from "./store";

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
    const before = await kept<WorkCard>(account(), `card:${number}`);
    if (before?.card.version !== version) await readCard(number, signal);
  }
}

export interface WorkCard {
  card: DeskCard;
  etag: string | null;
  files: DeskFile[];
}

export const keptCard = (number: string): Promise<WorkCard | undefined> => kept<WorkCard>(account(), `card:${number}`);

export async function readCard(number: string, signal: AbortSignal): Promise<WorkCard> {
  const path = encodeURIComponent(number);
  const [{ value: card, etag }, { attachments: files }] = await Promise.all([
    ask<DeskCard>(`/api/desk/requests/${path}`, { signal }),
    get<{ attachments: DeskFile[] }>(`/api/requests/${path}/attachments`, signal),
  ]);
  await keep(account(), `card:${number}`, { card, etag, files });
  return { card, etag, files };
}

export interface CardReading {
  read: ReadonlySignal<WorkCard | null>;
  error: ReadonlySignal<unknown>;
  load: () => Promise<void>;
  stop: () => void;
}

/** One card: at once as it was kept, a moment later as it is. */
export function workCard(number: string): CardReading {
  const read = signal<WorkCard | null>(null);
  const error = signal<unknown>(null);
  const controller = new AbortController();
  const load = async () => {
    try {
      read.value ??= (await keptCard(number)) ?? null;
      const now = await readCard(number, controller.signal);
      if (JSON.stringify(now) !== JSON.stringify(read.peek())) read.value = now;
      error.value = null;
    } catch (found) {
      if (!aborted(found) && !(asProblem(found).lost && read.peek())) error.value = found;
    }
  };
  void load();
  return { read, error, load, stop: () => { controller.abort(); } };
}
