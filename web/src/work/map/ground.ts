// The base map under a work map where the line is bad: the marks are drawn without it, whoever looks is told that its streets are
// missing, and it is asked for again.
import type { ErrorEvent, Map as LibreMap, MapSourceDataEvent, StyleSpecification, VectorTileSource } from "maplibre-gl";
import { type Box, touches } from "../../lib/tiles";
import { styleUrl } from "../../map/create";

const SOURCE = "base";
const BARE: StyleSpecification = { version: 8, sources: {}, layers: [] };
/** How long after a failure the next try is made where the browser believes in a line, which it does a little early, milliseconds. */
const AGAIN = 5000;

/** The style of the base map; the bare ground where the server cannot be asked for it. */
export async function ground(theme: "light" | "dark"): Promise<StyleSpecification> {
  try {
    const answer = await fetch(styleUrl(theme));
    return answer.ok ? ((await answer.json()) as StyleSpecification) : BARE;
  } catch {
    return BARE;
  }
}

interface Address {
  x: number;
  y: number;
  z: number;
}
/** What the library says of a tile, and beside an error. */
interface Tile {
  state: string;
  tileID: { canonical: Address };
}
type BaseError = ErrorEvent & { sourceId?: string; tile?: Tile };
type BaseData = Omit<MapSourceDataEvent, "tile"> & { tile?: Tile };

/** Tells whether streets in view are missing for want of a line; `redraw` asks for the whole style anew. Returns what ends it. */
export function watchStreets(map: LibreMap, tell: (isLacking: boolean) => void, redraw: () => void): () => void {
  /** Tiles that did not come. */
  const lost = new Map<string, Address>();
  let isDescribed = true;
  let isLacking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const source = () => map.getSource<VectorTileSource>(SOURCE);
  const deepest = () => source()?.maxzoom ?? 0;
  /** Beyond the deepest tiles there are, parts of these are drawn. */
  const whole = ({ x, y, z }: Address) => {
    const zoom = Math.min(z, deepest());
    return [zoom, x >> (z - zoom), y >> (z - zoom)].join("/");
  };

  const look = () => {
    const zoom = Math.min(Math.floor(map.getZoom()), deepest());
    const view = map.getBounds().toArray().flat() as unknown as Box;
    isLacking = !source() || !isDescribed || [...lost.values()].map(whole).some((tile) => tile.startsWith(`${zoom}/`) && touches(tile, view));
    tell(isLacking);
    clearTimeout(timer);
    if (isLacking) timer = setTimeout(again, AGAIN);
  };
  const again = () => {
    const base = source();
    if (!isLacking || !navigator.onLine) return;
    if (!base) redraw();
    else if (isDescribed) map.refreshTiles(SOURCE, [...lost.values()]);
    else base.setUrl(base.url);
  };
  map.on("error", (event: BaseError) => {
    // What the server answered is no matter of the line.
    if (event.sourceId !== SOURCE || (event.error as { status?: number }).status) return;
    const address = event.tile?.tileID.canonical;
    if (address) lost.set([address.z, address.x, address.y].join("/"), address);
    else isDescribed = false;
    look();
  });
  map.on("sourcedata", ({ sourceId, sourceDataType, tile }: BaseData) => {
    if (sourceId !== SOURCE) return;
    if (sourceDataType === "metadata") isDescribed = true;
    if (tile?.state !== "loaded") return;
    const here = whole(tile.tileID.canonical);
    for (const [name, address] of lost) if (whole(address) === here) lost.delete(name);
  });
  map.on("idle", look);
  addEventListener("online", again);
  return () => {
    clearTimeout(timer);
    removeEventListener("online", again);
  };
}
