// The one place where a click on the map becomes an intent: a request, several at one address, or a cluster.
import type { Map, MapGeoJSONFeature, MapMouseEvent, Point as ScreenPoint } from "maplibre-gl";
import type { Point } from "geojson";
import { byPlace } from "./stacks";

export interface Intents {
  openRequest(number: string): void;
  openStack(point: [number, number]): void;
}

/** How far from the pointer a mark still counts as hit, pixels: a fingertip is less exact than a mouse. */
const REACH = { fine: 3, coarse: 12 };
const LAYERS = ["clusters", "requests"];

export function routeClicks(map: Map, intents: Intents): void {
  map.on("click", (event) => {
    const hit = nearest(map, event);
    if (!hit) return;
    const at = (hit.geometry as Point).coordinates as [number, number];
    if (hit.layer.id === "clusters") {
      // Two levels split a cell into sixteen; at 14 every request has its own mark.
      map.easeTo({ center: at, zoom: Math.min(14.2, map.getZoom() + 2), duration: 180 });
      return;
    }
    const same = byPlace(requestsAt(map, map.project(at), 1)).values();
    const numbers = new Set([...same].flatMap((place) => [...place.numbers]));
    if (numbers.size > 1) intents.openStack(at);
    else if (hit.properties.number) intents.openRequest(String(hit.properties.number));
  });
  map.on("mousemove", (event) => {
    map.getCanvas().style.cursor = nearest(map, event) ? "pointer" : "";
  });
}

function requestsAt(map: Map, { x, y }: ScreenPoint, reach: number): MapGeoJSONFeature[] {
  if (!map.getLayer("requests")) return [];
  return map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: ["requests"] })
    .filter((feature) => {
      const at = map.project((feature.geometry as Point).coordinates as [number, number]);
      return Math.hypot(at.x - x, at.y - y) <= reach;
    });
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
