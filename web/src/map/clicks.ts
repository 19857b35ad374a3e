// The one place where a click on the map becomes an intent: a request, several at one address, or a cluster.
import type { Map, MapGeoJSONFeature, MapMouseEvent, PaddingOptions } from "maplibre-gl";
import type { Point } from "geojson";
import type { Box } from "../lib/tiles";

type Extent = Record<"west" | "south" | "east" | "north", number>;

export interface Intents {
  openRequest(number: string): void;
  /** Lists the requests at one place, which lie within a box about as small. */
  openStack(place: Box): void;
}

/** How far from the pointer a mark still counts as hit, pixels: a fingertip is less exact than a mouse. */
const REACH = { fine: 3, coarse: 12 };
const LAYERS = ["clusters", "requests", "stacks"];
/** The zoom at which a place has its own mark and the names around it can be read. */
const CLOSE = 16.5;
/** What is smaller is one place, degrees: a tile rounds a place to its grid, and an extent outwards to 32 bits. */
const ONE_PLACE = 0.00001;

export function routeClicks(map: Map, intents: Intents, padding: () => PaddingOptions): void {
  map.on("click", (event) => {
    const hit = nearest(map, event);
    if (!hit) return;
    if (hit.layer.id === "clusters") openCluster(map, intents, hit.properties as Extent, padding);
    else if (hit.properties.stack) intents.openStack(around((hit.geometry as Point).coordinates as [number, number]));
    else if (hit.properties.number) intents.openRequest(String(hit.properties.number));
  });
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = nearest(map, event) ? "pointer" : "";
  });
}

/** Goes to where a cluster's requests lie; where that is one place, lists them. */
function openCluster(map: Map, intents: Intents, { west, south, east, north }: Extent, padding: () => PaddingOptions): void {
  if (east - west < ONE_PLACE && north - south < ONE_PLACE) intents.openStack([west, south, east, north]);
  // Afterwards: an open list covers some of a phone's map.
  map.fitBounds([west, south, east, north], { padding: padding(), maxZoom: CLOSE, duration: 180 });
}

function around([lon, lat]: [number, number]): Box {
  return [lon - ONE_PLACE / 2, lat - ONE_PLACE / 2, lon + ONE_PLACE / 2, lat + ONE_PLACE / 2];
}

function nearest(map: Map, { point }: MapMouseEvent): MapGeoJSONFeature | undefined {
  const reach = matchMedia("(pointer: coarse)").matches ? REACH.coarse : REACH.fine;
  const layers = LAYERS.filter((layer) => map.getLayer(layer));
  const box: [[number, number], [number, number]] = [
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ];
  const distance = (feature: MapGeoJSONFeature) => {
    const at = map.project((feature.geometry as Point).coordinates as [number, number]);
    return Math.hypot(at.x - point.x, at.y - point.y);
  };
  return map.queryRenderedFeatures(box, { layers })
    .toSorted((one, other) => distance(one) - distance(other))[0];
}
