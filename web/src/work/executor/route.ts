// The order in which places are visited so that the way is short: the nearest one next, and then crossings undone (2-opt, Croes 1958).
// Distances are as the crow flies; a few dozen places are a day's work and take no time.
export type Place = readonly [lon: number, lat: number];

/** Metres, on a plane that is true enough across a community. */
export function metres([lon1, lat1]: Place, [lon2, lat2]: Place): number {
  const degree = 111_320;
  const x = (lon2 - lon1) * Math.cos((((lat1 + lat2) / 2) * Math.PI) / 180);
  return Math.hypot(x, lat2 - lat1) * degree;
}

export function length(places: readonly Place[]): number {
  return places.reduce((sum, place, index) => sum + (index === 0 ? 0 : metres(places[index - 1] ?? place, place)), 0);
}

/** The stops in the order of the way from `start`; without it, from the first of them. */
export function route<T>(stops: readonly T[], at: (stop: T) => Place, start?: Place): T[] {
  const left = [...stops];
  const way: T[] = [];
  let here = start;
  if (!here) {
    const first = left.shift();
    if (first === undefined) return [];
    way.push(first);
    here = at(first);
  }
  while (left.length > 0) {
    const from = here;
    const near = left.reduce((best, stop, index) => (metres(from, at(stop)) < metres(from, at(left[best] as T)) ? index : best), 0);
    const [next] = left.splice(near, 1) as [T];
    way.push(next);
    here = at(next);
  }
  return uncrossed(way, at, start);
}

/** Turns pieces of the way round as long as that makes it shorter; the beginning stays, the end is open. */
function uncrossed<T>(way: T[], at: (stop: T) => Place, start?: Place): T[] {
  const place = (index: number) => (index < 0 ? start : way[index] === undefined ? undefined : at(way[index]));
  const leg = (a: Place | undefined, b: Place | undefined) => (a && b ? metres(a, b) : 0);
  for (let better = true; better; ) {
    better = false;
    for (let from = start ? 0 : 1; from < way.length - 1; from++) {
      for (let to = from + 1; to < way.length; to++) {
        const now = leg(place(from - 1), place(from)) + leg(place(to), place(to + 1));
        const turned = leg(place(from - 1), place(to)) + leg(place(from), place(to + 1));
        if (turned < now - 0.001) {
          way.splice(from, to - from + 1, ...way.slice(from, to + 1).reverse());
          better = true;
        }
      }
    }
  }
  return way;
}
