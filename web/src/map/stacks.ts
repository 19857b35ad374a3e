// Requests at one and the same point: they cannot be told apart by zooming, so one mark carries their count.
import type { FeatureCollection, Point, Position } from "geojson";

interface PointLike {
  geometry: { type: string; coordinates?: unknown };
  properties: Record<string, unknown>;
}

/** Features of tiles come rounded to the tile's grid, so the same point has the same seven decimals. */
const key = ([lon, lat]: Position) => `${lon?.toFixed(7)} ${lat?.toFixed(7)}`;

/** Groups marks by place. The same request may come from several tiles and counts once. */
export function byPlace(features: readonly PointLike[]): Map<string, { at: Position; numbers: Set<string> }> {
  const places = new Map<string, { at: Position; numbers: Set<string> }>();
  for (const { geometry, properties } of features) {
    if (geometry.type !== "Point") continue;
    const at = geometry.coordinates as Position;
    const place = places.get(key(at)) ?? { at, numbers: new Set() };
    place.numbers.add(String(properties.number));
    places.set(key(at), place);
  }
  return places;
}

/** The places with more than one request, as points with a `count`. */
export function stacks(features: readonly PointLike[]): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: [...byPlace(features).values()]
      .filter(({ numbers }) => numbers.size > 1)
      .map(({ at, numbers }) => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: at },
        properties: { count: numbers.size },
      })),
  };
}
