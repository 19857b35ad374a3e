// Gathers what comes in bursts, so that a busy city costs a map one refresh a second and no more.

/** Which tiles of zoom 14 (`14/x/y`) have changed; null where anything may have. */
export type Changed = readonly string[] | null;

/** Acts on the first of a burst at once, and on all that come within `interval` milliseconds after an act together. */
export function gather(interval: number, act: (changed: Changed) => void): (changed: Changed) => void {
  /** Undefined while nothing waits. */
  let waiting: Set<string> | null | undefined;
  let resting = false;
  const flush = () => {
    resting = waiting !== undefined;
    if (waiting === undefined) return;
    const changed = waiting && [...waiting];
    waiting = undefined;
    setTimeout(flush, interval);
    act(changed);
  };
  return (changed) => {
    waiting = changed === null || waiting === null ? null : new Set([...(waiting ?? []), ...changed]);
    if (!resting) flush();
  };
}
