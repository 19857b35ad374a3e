// What a page shows of the server's: read when the page is opened, and again when asked for.
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { aborted, get } from "../api";

export interface Read<T> {
  /** Null until it has come. What is shown stays until something else is there to be shown. */
  value: Signal<T | null>;
  error: Signal<unknown>;
  again: () => Promise<void>;
}

export function useRead<T>(path: string): Read<T> {
  const value = useSignal<T | null>(null);
  const error = useSignal<unknown>(null);
  const again = async (signal?: AbortSignal) => {
    try {
      value.value = await get<T>(path, signal);
      error.value = null;
    } catch (failed) {
      if (!aborted(failed)) error.value = failed;
    }
  };
  useEffect(() => {
    const stop = new AbortController();
    void again(stop.signal);
    return () => {
      stop.abort();
    };
  }, [path]);
  return { value, error, again: () => again() };
}
