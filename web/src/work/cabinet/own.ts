// One's own requests, as the server last told them. What has moved meanwhile is told to whoever listens.
import { type ReadonlySignal, signal } from "@preact/signals";
import { aborted, asProblem, get } from "../api";
import type { OwnRequest } from "./types";

export interface Own {
  /** Null until the first answer. */
  rows: ReadonlySignal<readonly OwnRequest[] | null>;
  error: ReadonlySignal<unknown>;
  /** Asks anew; what is shown stays meanwhile. What `mine` has just done to one of them is no news. */
  load: (mine?: string) => Promise<void>;
  stop: () => void;
}

export function ownRequests(moved: (request: OwnRequest) => void): Own {
  const rows = signal<readonly OwnRequest[] | null>(null);
  const error = signal<unknown>(null);
  const controller = new AbortController();
  const load = async (mine?: string) => {
    try {
      const now = await get<OwnRequest[]>("/api/me/requests", controller.signal);
      const before = new Map(rows.peek()?.map((request) => [request.number, request.status]));
      if (JSON.stringify(now) !== JSON.stringify(rows.peek())) rows.value = now;
      error.value = null;
      for (const request of now) {
        const was = before.get(request.number);
        if (was !== undefined && was !== request.status && request.number !== mine) moved(request);
      }
    } catch (found) {
      // What is here can be read on while the network is away.
      if (!aborted(found) && !(asProblem(found).lost && rows.peek())) error.value = found;
    }
  };
  void load();
  return { rows, error, load, stop: () => { controller.abort(); } };
}
