// Hears from the server what changes on the map, as long as the page is looked at. What was missed while it was not, or
// while there was no connection, is told as «anything may have changed».
import type { Changed } from "../lib/gather";

/** First and longest wait before a stream that was refused is asked for again, milliseconds. */
const WAIT = { first: 1000, longest: 60_000 };

/** Milliseconds until the next try after so many refusals, spread so that not every open map asks in the same moment. */
export function patience(refusals: number, random = Math.random()): number {
  return Math.min(WAIT.longest, WAIT.first * 2 ** refusals) * (0.5 + random / 2);
}

export interface Stream {
  /** From now on tells what changes, once what the page shows has been asked for. */
  tell(heard: (changed: Changed) => void): void;
  /** Asks at once where it would have waited: the connection is said to be back. */
  retry(): void;
}

/** Opens `/api/events`, best before anything that it tells changes of is asked for: then nothing falls in between. */
export function followChanges(): Stream {
  let heard: (changed: Changed) => void = () => undefined;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;
  /** Whether something may have happened that no stream told of. */
  let missed = false;
  /** Whether the visitor has just come back to the tab, and nothing has been refreshed since. */
  let returned = false;

  const open = () => {
    clearTimeout(timer);
    source?.close();
    const stream = (source = new EventSource("/api/events"));
    stream.onopen = () => {
      if (missed) heard(null);
      missed = returned = false;
      refusals = 0;
    };
    stream.addEventListener("changed", ({ data }: MessageEvent<string>) => {
      heard(tilesOf(data));
    });
    stream.onerror = () => {
      // Where there is no stream to be had, coming back to the tab still shows what is new.
      if (returned) heard(null);
      returned = false;
      missed = true;
      // A cut connection the browser mends by itself, a refusal it does not.
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, patience(refusals++));
    };
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      clearTimeout(timer);
      source?.close();
      source = null;
      missed = true;
    } else if (!source) {
      returned = true;
      refusals = 0;
      open();
    }
  });
  if (!document.hidden) open();
  return {
    tell: (listener) => {
      heard = listener;
      missed = source?.readyState !== EventSource.OPEN;
    },
    retry: () => {
      if (source && source.readyState !== EventSource.OPEN) open();
    },
  };
}

/** What an event says; one that cannot be read may mean anything. */
export function tilesOf(data: string): Changed {
  try {
    const { tiles } = JSON.parse(data) as { tiles?: unknown };
    return Array.isArray(tiles) && tiles.every((tile) => typeof tile === "string") ? tiles : null;
  } catch {
    return null;
  }
}
