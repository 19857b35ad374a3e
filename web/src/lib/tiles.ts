// Arithmetic of tile addresses: which tiles a change of one concerns, and what part of the world it is.

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** Every tile from zoom 0 to `deepest` that contains the tile `z/x/y` or lies inside it, in the same notation. */
export function related(tile: string, deepest: number): string[] {
  const [zoom, column, row] = parse(tile);
  const found: string[] = [];
  for (let z = 0; z <= Math.min(zoom, deepest); z++) {
    const scale = 2 ** (zoom - z);
    found.push(`${z}/${Math.floor(column / scale)}/${Math.floor(row / scale)}`);
  }
  for (let z = zoom + 1; z <= deepest; z++) {
    const scale = 2 ** (z - zoom);
    for (let x = column * scale; x < (column + 1) * scale; x++) {
      for (let y = row * scale; y < (row + 1) * scale; y++) found.push(`${z}/${x}/${y}`);
    }
  }
  return found;
}

/** Whether a box and a tile have anything in common; edges count. */
export function touches(tile: string, [west, south, east, north]: Box): boolean {
  const [zoom, x, y] = parse(tile);
  return longitude(x, zoom) <= east && longitude(x + 1, zoom) >= west && latitude(y + 1, zoom) <= north && latitude(y, zoom) >= south;
}

/** The tiles of a zoom that hold a place or lie within so many tiles of it. */
export function around([lon, lat]: readonly [number, number], zoom: number, reach: number): string[] {
  const count = 2 ** zoom;
  const span = (at: number) => {
    const first = Math.max(0, Math.floor(at * count - reach));
    const last = Math.min(count - 1, Math.floor(at * count + reach));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  };
  // Spherical Mercator, as parts of the world's width and height from its north-western corner.
  const rows = span((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2);
  return span((lon + 180) / 360).flatMap((x) => rows.map((y) => `${zoom}/${x}/${y}`));
}

const parse = (tile: string) => tile.split("/").map(Number) as [number, number, number];
const longitude = (x: number, zoom: number) => (x / 2 ** zoom) * 360 - 180;
/** Spherical Mercator: the inverse Gudermannian function turned round. */
const latitude = (y: number, zoom: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** zoom))) * 180) / Math.PI;
