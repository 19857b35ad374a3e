// The queues: how many wait in each, and who waits in the one that is open. What is shown stays until the server says otherwise.
import { type ReadonlySignal, signal } from "@preact/signals";
import { aborted, get } from "../api";
import type { DeskRequest } from "../desk/types";

/** In the order of a request's life. */
export const QUEUES = ["new", "location", "moderation", "comments", "confirmations", "cancellations", "closing", "overdue"] as const;
export type QueueName = (typeof QUEUES)[number];
export const isQueue = (name: string): name is QueueName => (QUEUES as readonly string[]).includes(name);

export interface QueueItem {
  /** Since when it waits for this. */
  since: string;
  /** It waits for its words. */
  text: boolean;
  /** How many of its photos wait for a word on whether the public may see them. */
  photos: number;
  request: DeskRequest;
}

export type Counts = Record<QueueName, number>;

export interface QueuesState {
  /** Null until the server has said. */
  counts: ReadonlySignal<Counts | null>;
  /** Of the queue that is open; null until its first answer. */
  items: ReadonlySignal<readonly QueueItem[] | null>;
  error: ReadonlySignal<unknown>;
  /** Shows a queue. */
  open: (queue: QueueName | null) => void;
  /** Asks again without a word. */
  refresh: () => void;
  /** It has been dealt with: no need to wait until the server says so. */
  drop: (number: string) => void;
  stop: () => void;
}

export function queuesState(): QueuesState {
  const counts = signal<Counts | null>(null);
  const items = signal<readonly QueueItem[] | null>(null);
  const error = signal<unknown>(null);
  let shown: QueueName | null = null;
  let running: AbortController | null = null;

  const load = async () => {
    running?.abort();
    const controller = (running = new AbortController());
    try {
      const [waiting, page] = await Promise.all([
        get<{ queues: { queue: QueueName; waiting: number }[] }>("/api/desk/queues", controller.signal),
        shown && get<{ items: QueueItem[] }>(`/api/desk/queues/${shown}`, controller.signal),
      ]);
      counts.value = Object.fromEntries(waiting.queues.map(({ queue, waiting }) => [queue, waiting])) as Counts;
      if (page && JSON.stringify(page.items) !== JSON.stringify(items.peek())) items.value = page.items;
      error.value = null;
    } catch (found) {
      // What is shown can be worked on; the next answer brings what has changed.
      if (!aborted(found) && items.peek() === null) error.value = found;
    }
  };

  return {
    counts,
    items,
    error,
    open: (queue) => {
      if (queue === shown && counts.peek()) return;
      shown = queue;
      items.value = null;
      void load();
    },
    refresh: () => void load(),
    drop: (number) => {
      items.value = items.peek()?.filter(({ request }) => request.number !== number) ?? null;
    },
    stop: () => running?.abort(),
  };
}
