// Something the server is asked for and asked for again: a refresh changes what is read, and never what somebody is writing over it.
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { aborted, asProblem } from "./api";
import { useLive } from "./live";

export interface Reading<T> {
  read: ReadonlySignal<T | null>;
  error: ReadonlySignal<unknown>;
  /** Asks anew; what is shown stays meanwhile. */
  load: () => Promise<void>;
  stop: () => void;
}

/** Begins to read. `kept` is what this browser has of an earlier time, to be shown at once. */
export function reading<T>(ask: (signal: AbortSignal) => Promise<T>, kept?: () => Promise<T | undefined>): Reading<T> {
  const read = signal<T | null>(null);
  const error = signal<unknown>(null);
  const controller = new AbortController();
  const load = async () => {
    try {
      if (kept) read.value ??= (await kept()) ?? null;
      const now = await ask(controller.signal);
      if (JSON.stringify(now) !== JSON.stringify(read.peek())) read.value = now;
      error.value = null;
    } catch (found) {
      // What is here can be read on while the network is away.
      if (!aborted(found) && !(asProblem(found).lost && read.peek())) error.value = found;
    }
  };
  void load();
  return { read, error, load, stop: () => { controller.abort(); } };
}

/** The same for as long as the component shows this `of`, kept in step with the server. */
export function useReading<T>(of: string, begin: (of: string) => Reading<T>): Reading<T> {
  const held = useMemo(() => begin(of), [of]);
  useEffect(() => held.stop, [held]);
  useLive(() => void held.load());
  return held;
}
