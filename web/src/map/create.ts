// Makes a map that works without any other host: bundled worker, own style, own fonts.
import "maplibre-gl/dist/maplibre-gl.css";
import { AttributionControl, Map, type MapOptions, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

setWorkerUrl(workerUrl);

export const styleUrl = (theme: "light" | "dark") => `/tiles/style.json?theme=${theme}`;

/** The map element; tests reach the map through it and wait for `data-map-state="idle"`. */
export interface MapElement extends HTMLElement {
  map?: Map;
}

/** A flat map with north up: a civic map has nothing to gain from tilting. */
export function createMap(container: MapElement, options: Omit<MapOptions, "container">): Map {
  const map = new Map({
    container,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    maxZoom: 19,
    ...options,
  });
  map.addControl(new AttributionControl({ compact: false }), "bottom-right");
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  container.map = map;
  container.dataset.mapState = "loading";
  map.on("dataloading", () => {
    container.dataset.mapState = "loading";
  });
  map.on("idle", () => {
    container.dataset.mapState = "idle";
  });
  return map;
}
