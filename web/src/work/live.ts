// What changes on the server is shown a moment later. The stream tells of what is on the public map; what is not there yet (a new
// request, a word of an applicant) is asked for every now and then while the page is looked at.
import { useEffect, useRef } from "preact/hooks";
import { gather } from "../lib/gather";
import { followChanges, type Stream } from "../state/stream";

/** No more often than this, however busy the city is, milliseconds. */
const BREATH = 2000;
const EVERY = 45_000;

const listeners = new Set<() => void>();
let stream: Stream | null = null;

function tell(): void {
  for (const listener of listeners) listener();
}

function listen(): void {
  if (stream) return;
  stream = followChanges();
  stream.tell(gather(BREATH, tell));
  setInterval(() => {
    if (!document.hidden && navigator.onLine) tell();
  }, EVERY);
  addEventListener("online", () => {
    stream?.retry();
    tell();
  });
}

/** Acts on each change as long as the component is on the page. */
export function useLive(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listener = () => {
      latest.current();
    };
    listeners.add(listener);
    listen();
    return () => {
      listeners.delete(listener);
    };
  }, []);
}
