// The card of one own request. A refresh changes what is read, and never what somebody is writing.
import { type ReadonlySignal, signal } from "@preact/signals";
import { aborted, ask, asProblem } from "../api";
import type { OwnCard } from "./types";

export interface Versioned {
  card: OwnCard;
  /** Of the state it was in. */
  etag: string | null;
}

export interface CardState {
  read: ReadonlySignal<Versioned | null>;
  error: ReadonlySignal<unknown>;
  load: () => Promise<void>;
  stop: () => void;
}

export const cardPath = (number: string): string => `/api/me/requests/${encodeURIComponent(number)}`;

export function ownCard(number: string): CardState {
  const read = signal<Versioned | null>(null);
  const error = signal<unknown>(null);
  const controller = new AbortController();
  const load = async () => {
    try {
      const { value: card, etag } = await ask<OwnCard>(cardPath(number), { signal: controller.signal });
      if (JSON.stringify(card) !== JSON.stringify(read.peek()?.card)) read.value = { card, etag };
      error.value = null;
    } catch (found) {
      if (!aborted(found) && !(asProblem(found).lost && read.peek())) error.value = found;
    }
  };
  void load();
  return { read, error, load, stop: () => { controller.abort(); } };
}
