// Asks anew for the tiles of requests that have changed: those in view at once, the others when they come into view. What
// is shown stays until the answer is here, so nothing flickers.
import type { Map } from "maplibre-gl";
import type { Changed } from "../lib/gather";
import { related } from "../lib/tiles";
import type { TileSet } from "./overlay";

const SOURCE = "requests";
/** How long before it is looked again whether the tiles on their way are here, milliseconds. */
const PATIENCE = 250;

/** Returns what is told of changes; `reload` asks for everything. */
export function keepFresh(map: Map, { minzoom, maxzoom }: TileSet, reload: () => void): (changed: Changed) => void {
  /** Tiles (`z/x/y`) that may be older than the newest change; the map keeps some that are out of view. */
  const stale = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    clearTimeout(timer);
    if (stale.size === 0 || !map.getSource(SOURCE)) return;
    // A tile on its way may have left the server before the change: it is asked for again once it is here. No event tells
    // of the arrival of one that turned out to be the same.
    if (!map.isSourceLoaded(SOURCE)) {
      timer = setTimeout(soon, PATIENCE);
      return;
    }
    const due = map.coveringTiles({ tileSize: 512, minzoom, maxzoom })
      .map(({ canonical }) => canonical)
      .filter(({ z, x, y }) => stale.delete(`${z}/${x}/${y}`));
    if (due.length > 0) map.refreshTiles(SOURCE, due);
  };
  // After a frame the map's tiles are those of the view; in between they may be of the one before.
  const soon = () => {
    map.once("render", refresh);
    map.triggerRepaint();
  };
  map.on("moveend", soon);
  return (changed) => {
    if (changed === null) {
      stale.clear();
      reload();
      return;
    }
    for (const tile of changed) for (const one of related(tile, maxzoom)) stale.add(one);
    soon();
  };
}
