// Layers of a work map: requests with their marks, and rings around the one that is open and the one that is pointed at.
import type { FeatureCollection, Point } from "geojson";
import type { LayerSpecification, Map } from "maplibre-gl";
import { drawMark } from "../../map/mark_image";
import { palette } from "../../map/palette";
import { DESK_GROUPS, DESK_MARKS } from "../marks";
import type { Shown } from "./points";

export const SOURCE = "desk-requests";
/** What a click may mean. */
export const CLICKABLE = "desk-requests";

/** What is new or late lies on top, what is closed below. */
const ORDER = ["match", ["get", "group"], "new", 6, "overdue", 5, "awaiting", 4, "in_work", 3, "done", 2, 1] as never;
const FOCUSED = ["!=", ["get", "role"], ""] as never;

function layers(): LayerSpecification[] {
  const { accent, panel } = palette();
  const image = ["concat", "desk:", ["get", "group"]] as never;
  return [
    {
      id: CLICKABLE,
      type: "symbol",
      source: SOURCE,
      layout: {
        "icon-image": image,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 10, 0.6, 14, 0.75, 16, 0.95],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "symbol-sort-key": ORDER,
      },
    },
    {
      id: "desk-ring",
      type: "circle",
      source: SOURCE,
      filter: FOCUSED,
      paint: {
        "circle-radius": ["match", ["get", "role"], "selected", 21, 17],
        "circle-color": panel,
        "circle-stroke-color": accent,
        "circle-stroke-width": ["match", ["get", "role"], "selected", 3, 2],
      },
    },
    {
      id: "desk-focus",
      type: "symbol",
      source: SOURCE,
      filter: FOCUSED,
      layout: {
        "icon-image": image,
        "icon-size": ["match", ["get", "role"], "selected", 1.15, 1],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
  ];
}

/** Adds images, source and layers to a style that has just been loaded. */
export function addLayers(map: Map, data: FeatureCollection<Point>): void {
  const colours = palette();
  for (const group of DESK_GROUPS) {
    const colour = group === "new" ? colours.ink : colours.groups[group];
    const { data: image, pixelRatio } = drawMark(DESK_MARKS[group], colour, colours);
    map.addImage(`desk:${group}`, image, { pixelRatio });
  }
  map.addSource(SOURCE, { type: "geojson", data });
  for (const layer of layers()) map.addLayer(layer);
}

export function features({ points = [], selected, hovered }: Shown): FeatureCollection<Point> {
  const role = (id: string) => (id === selected ? "selected" : id === hovered ? "hovered" : "");
  return {
    type: "FeatureCollection",
    features: points.map(({ id, at, group }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [...at] },
      properties: { id, group, role: role(id) },
    })),
  };
}
