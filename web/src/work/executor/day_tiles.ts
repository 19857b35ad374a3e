// Which tiles of the base map a day's work needs: those that a screen shows with one of its places in the middle, from the whole
// community down to the street. The way between the places lies in the wider ones.
import { around } from "../../lib/tiles";
import type { Place } from "./route";

/** The zoom at which a telephone shows a community of a hundred kilometres. */
const FARTHEST = 7;
/** Around a place, in tiles of each zoom: what a screen shows with the place in its middle. */
const REACH = 0.75;
/** More are not kept: a day in forty villages. A village's tile takes some ten kilobytes, one of a capital's centre up to 150. */
export const MOST = 600;

/** Tiles as `z/x/y`: first those that hold the places, which come in order of need, and then those around, the wide view before the near. */
export function tilesOfDay(places: readonly Place[], deepest: number): string[] {
  const tiles = new Set<string>();
  for (const reach of [0, REACH]) {
    for (let zoom = FARTHEST; zoom <= deepest; zoom++) {
      for (const place of places) for (const tile of around(place, zoom, reach)) tiles.add(tile);
    }
  }
  return [...tiles].slice(0, MOST);
}
