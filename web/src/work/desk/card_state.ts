// The card of one request with its files, as the server last told it. A refresh changes what is read, and never what somebody is
// writing: a form keeps the version it was opened over.
import { type ReadonlySignal, signal } from "@preact/signals";
import { aborted, ask, asProblem, get } from "../api";
import type { DeskCard, DeskFile } from "./types";

export interface Versioned {
  card: DeskCard;
  /** Of the version that was read. */
  etag: string | null;
}

export interface CardState {
  read: ReadonlySignal<Versioned | null>;
  files: ReadonlySignal<readonly DeskFile[]>;
  error: ReadonlySignal<unknown>;
  /** Asks anew; what is shown stays meanwhile. */
  load: () => Promise<void>;
  stop: () => void;
}

export function cardState(number: string): CardState {
  const read = signal<Versioned | null>(null);
  const files = signal<readonly DeskFile[]>([]);
  const error = signal<unknown>(null);
  const controller = new AbortController();
  const load = async () => {
    const path = encodeURIComponent(number);
    try {
      const [{ value: card, etag }, list] = await Promise.all([
        ask<DeskCard>(`/api/desk/requests/${path}`, { signal: controller.signal }),
        // An official has no files of what is not public.
        get<{ attachments: DeskFile[] }>(`/api/requests/${path}/attachments`, controller.signal).catch(() => ({ attachments: [] })),
      ]);
      if (JSON.stringify(card) !== JSON.stringify(read.peek()?.card)) read.value = { card, etag };
      if (JSON.stringify(list.attachments) !== JSON.stringify(files.peek())) files.value = list.attachments;
      error.value = null;
    } catch (found) {
      // What is here can be read on while the network is away.
      if (!aborted(found) && !(asProblem(found).lost && read.peek())) error.value = found;
    }
  };
  void load();
  return { read, files, error, load, stop: () => { controller.abort(); } };
}
