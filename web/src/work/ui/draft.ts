// What has been typed and not sent yet, kept in the tab: it outlives a re-render, another page, a reload and an error. Signing out
// forgets it, since it may name people.
import { type Signal, effect, signal } from "@preact/signals";

const PREFIX = "draft:";

export interface Draft<T> {
  values: Signal<T>;
  /** It has been sent, or is not wanted. */
  clear(): void;
}

const open = new Map<string, Draft<unknown>>();

/** The draft of this name, as it was left; a page has it once, however often it asks. */
export function draft<T extends object>(name: string, initial: T): Draft<T> {
  const known = open.get(name);
  if (known) return known as Draft<T>;
  const values = signal<T>({ ...initial, ...stored(PREFIX + name) });
  const stop = effect(() => {
    store(PREFIX + name, values.value, initial);
  });
  const made: Draft<T> = {
    values,
    clear: () => {
      stop();
      open.delete(name);
      values.value = initial;
      store(PREFIX + name, null, initial);
    },
  };
  open.set(name, made);
  return made;
}

export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}

function stored(key: string): object {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}") as object;
  } catch {
    return {};
  }
}

function store(key: string, values: object | null, initial: object): void {
  try {
    if (!values || JSON.stringify(values) === JSON.stringify(initial)) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(values));
  } catch {
    // The draft then lasts as long as the page.
  }
}
