// The requests over the base map: tiles of marks and clusters, and the few features the panel points at.
import type { GeoJSONSource, LayerSpecification, Map, VectorTileSource } from "maplibre-gl";
import type { FeatureCollection, Point } from "geojson";
import { GROUPS, type RequestFeature } from "../api/types";
import type { Numbers } from "../lib/numbers";
import { CLUSTER_ICON, clusterCounts, clusterImage, KEPT } from "./cluster_image";
import { markImage, pinImage } from "./mark_image";
import { palette } from "./palette";

export interface TileSet {
  tiles: string[];
  minzoom: number;
  maxzoom: number;
}

const MARK = ["concat", "mark:", ["get", "group"]] as never;
const MARK_SIZE = ["interpolate", ["linear"], ["zoom"], 10, 0.58, 14, 0.68, 16, 0.9, 17, 1] as never;
/** What is late lies on top, what is closed below. */
const ORDER = ["match", ["get", "group"], "overdue", 5, "awaiting", 4, "in_work", 3, "done", 2, 1] as never;

/** Several requests at one place, which no zoom tells apart: the tile counts them. */
const STACKS = ["has", "stack"] as never;
/** Below this the counts of neighbouring addresses would only hide one another. */
const STACKS_FROM = 15.5;
const BADGE: [number, number] = [10, -10];

const NONE: FeatureCollection<Point> = { type: "FeatureCollection", features: [] };

function layers(): LayerSpecification[] {
  const { accent, panel, ink } = palette();
  return [
    {
      id: "requests",
      type: "symbol",
      source: "requests",
      "source-layer": "requests",
      layout: {
        "icon-image": MARK,
        "icon-size": MARK_SIZE,
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "symbol-sort-key": ORDER,
      },
    },
    {
      id: "clusters",
      type: "symbol",
      source: "requests",
      "source-layer": "clusters",
      layout: {
        "icon-image": CLUSTER_ICON as never,
        // Clusters always show; the names of places make room for them.
        "icon-allow-overlap": true,
        "icon-padding": 0,
        "symbol-sort-key": ["get", "count"],
      },
    },
    {
      id: "stacks",
      type: "circle",
      source: "requests",
      "source-layer": "requests",
      filter: STACKS,
      minzoom: STACKS_FROM,
      paint: {
        "circle-radius": ["step", ["get", "stack"], 8.5, 100, 11, 1000, 13.5],
        "circle-color": ink,
        "circle-stroke-color": panel,
        "circle-stroke-width": 1.5,
        "circle-translate": BADGE,
      },
    },
    {
      id: "stack-counts",
      type: "symbol",
      source: "requests",
      "source-layer": "requests",
      filter: STACKS,
      minzoom: STACKS_FROM,
      layout: {
        "text-field": ["case", [">", ["get", "stack"], 999], "999+", ["to-string", ["get", "stack"]]],
        "text-font": ["Onest Bold", "Onest Variable"],
        "text-size": 10.5,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": panel, "text-translate": BADGE },
    },
    {
      id: "focus-ring",
      type: "circle",
      source: "focus",
      paint: {
        "circle-radius": ["match", ["get", "role"], "selected", 21, 18],
        "circle-color": panel,
        "circle-stroke-color": accent,
        "circle-stroke-width": ["match", ["get", "role"], "selected", 3, 2],
      },
    },
    {
      id: "focus",
      type: "symbol",
      source: "focus",
      layout: {
        "icon-image": MARK,
        "icon-size": ["match", ["get", "role"], "selected", 1.15, 1],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: "pin",
      type: "symbol",
      source: "pin",
      layout: { "icon-image": "pin", "icon-anchor": "bottom", "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
    {
      id: "me",
      type: "circle",
      source: "me",
      paint: { "circle-radius": 7, "circle-color": accent, "circle-stroke-color": panel, "circle-stroke-width": 3 },
    },
  ];
}

/** Points the panel or a click put on the map, by source; kept while the style is exchanged. */
export type Points = Record<"focus" | "pin" | "me", FeatureCollection<Point>>;
export const noPoints = (): Points => ({ focus: NONE, pin: NONE, me: NONE });

/** Adds sources, images and layers to a style that has just been loaded. */
export function addOverlay(map: Map, set: TileSet, filters: string, points: Points): void {
  const colours = palette();
  for (const group of GROUPS) {
    const { data, pixelRatio } = markImage(group, colours);
    map.addImage(`mark:${group}`, data, { pixelRatio });
  }
  const pin = pinImage(colours);
  map.addImage("pin", pin.data, { pixelRatio: pin.pixelRatio });
  map.addSource("requests", { type: "vector", minzoom: set.minzoom, maxzoom: set.maxzoom, tiles: tileUrls(set, filters) });
  for (const [name, data] of Object.entries(points)) map.addSource(name, { type: "geojson", data });
  for (const layer of layers()) map.addLayer(layer);
}

/** Draws a cluster's image when a tile first asks for it, and drops those out of sight when there are many. */
export function drawClusters(map: Map, numbers: Numbers): void {
  const drawn = new Set<string>();
  map.setMissingStyleImageResolver((id) => {
    const counts = clusterCounts(id);
    if (!counts || map.hasImage(id)) return;
    const { data, pixelRatio } = clusterImage(counts, palette(), numbers);
    map.addImage(id, data, { pixelRatio });
    drawn.add(id);
  });
  map.on("idle", () => {
    if (drawn.size <= KEPT || !map.getLayer("clusters")) return;
    const seen = new Set(
      map.querySourceFeatures("requests", { sourceLayer: "clusters" })
        .map(({ properties }) => `cluster:${GROUPS.map((group) => String(properties[group] ?? 0)).join(",")}`),
    );
    for (const id of drawn) {
      if (seen.has(id)) continue;
      if (map.hasImage(id)) map.removeImage(id);
      drawn.delete(id);
    }
  });
  map.on("style.load", () => {
    drawn.clear();
  });
}

export function setTileFilters(map: Map, set: TileSet, filters: string): void {
  map.getSource<VectorTileSource>("requests")?.setTiles(tileUrls(set, filters));
}

export function setPoints(map: Map, name: keyof Points, data: FeatureCollection<Point>): void {
  void map.getSource<GeoJSONSource>(name)?.setData(data);
}

function tileUrls(set: TileSet, filters: string): string[] {
  return set.tiles.map((url) => {
    const plain = url.split("?")[0] ?? url;
    return filters ? `${plain}?${filters}` : plain;
  });
}

/** The chosen and the hovered request as points that stand out even where their mark hides in a cluster. */
export function focusPoints(selected: RequestFeature | null, hovered: RequestFeature | null): FeatureCollection<Point> {
  const point = (feature: RequestFeature, role: string) => ({
    type: "Feature" as const,
    geometry: feature.geometry,
    properties: { group: feature.properties.group, role },
  });
  const features = hovered && hovered.id !== selected?.id ? [point(hovered, "hovered")] : [];
  if (selected) features.push(point(selected, "selected"));
  return { type: "FeatureCollection", features };
}
