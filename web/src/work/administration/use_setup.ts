// What is set up, as a page last read it: asked for when the page opens and after each change of its own.
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { aborted } from "../api";
import { readSetup, type Setup } from "./setup";

export interface Held {
  setup: Signal<Setup | null>;
  error: Signal<unknown>;
  /** Asks anew; what is shown stays meanwhile. */
  load: () => Promise<void>;
}

export function useSetup(): Held {
  const setup = useSignal<Setup | null>(null);
  const error = useSignal<unknown>(null);
  const turn = useSignal(0);
  const load = async (signal?: AbortSignal) => {
    const mine = ++turn.value;
    try {
      const read = await readSetup(signal);
      // A later question has been answered already.
      if (mine !== turn.peek()) return;
      setup.value = read;
      error.value = null;
    } catch (failed) {
      if (!aborted(failed)) error.value = failed;
    }
  };
  useEffect(() => {
    const stop = new AbortController();
    void load(stop.signal);
    return () => {
      stop.abort();
    };
  }, []);
  return { setup, error, load: () => load() };
}
