// A value that views follow: the smallest thing that keeps the map, the panel and the address bar in step.

export interface Store<T> {
  get(): T;
  /** Merges the change and tells those who follow, unless nothing changed. */
  set(change: Partial<T>): void;
  /** Called with the new and the old value after each change. */
  follow(listener: (now: T, before: T) => void): void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners: ((now: T, before: T) => void)[] = [];
  return {
    get: () => value,
    set(change) {
      const keys = Object.keys(change) as (keyof T)[];
      if (keys.every((key) => value[key] === change[key])) return;
      const before = value;
      value = { ...value, ...change };
      for (const listener of listeners) listener(value, before);
    },
    follow(listener) {
      listeners.push(listener);
    },
  };
}
