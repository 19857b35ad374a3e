// The map of the map page: follows the store, and answers what the panel asks of it.
import type { Map as GlMap } from "maplibre-gl";
import type { Community } from "../api/types";
import type { Calendar } from "../lib/dates";
import type { Changed } from "../lib/gather";
import type { Numbers } from "../lib/numbers";
import type { Store } from "../lib/store";
import { query } from "../state/filters";
import type { MapControls, State } from "../state/state";
import type { Place } from "../state/url";
import { type Intents, routeClicks } from "./clicks";
import { createMap, type MapElement, styleUrl } from "./create";
import { addOverlay, drawClusters, focusPoints, noPoints, type Points, setPoints, setTileFilters, type TileSet } from "./overlay";
import { keepFresh } from "./fresh_tiles";

export interface Setup {
  container: MapElement;
  store: Store<State>;
  community: Community;
  days: Calendar;
  numbers: Numbers;
  tiles: TileSet;
  place: Place | null;
  label: string;
  theme: () => "light" | "dark";
  intents: Intents;
  moved: (place: Place) => void;
  /** Pixels at the map's top and bottom that something lies over. */
  covered: () => { top: number; bottom: number };
}

export interface RequestMap extends MapControls {
  jump: (place: Place) => void;
  /** Draws the map anew in the theme in force. */
  changeTheme: () => void;
  /** Shows what has changed on the server. */
  refresh: (changed: Changed) => void;
}

/** Comfortable distance from the map's edges, pixels. */
const MARGIN = 36;

type Insets = Record<"top" | "bottom" | "left" | "right", number>;

export function requestMap(setup: Setup): RequestMap {
  const { container, store, community, place } = setup;
  const [west, south, east, north] = community.bounds;
  const padding = () => {
    const { top, bottom } = setup.covered();
    return { top: MARGIN + top, left: MARGIN, right: MARGIN, bottom: MARGIN + bottom };
  };
  const map = createMap(container, {
    style: styleUrl(setup.theme()),
    locale: { "Map.Title": setup.label },
    ...(place
      ? { center: [place.lon, place.lat], zoom: place.zoom }
      : { bounds: community.bounds, fitBoundsOptions: { padding: padding() } }),
    // Room to look around, but not to get lost.
    maxBounds: [2 * west - east - 0.3, 2 * south - north - 0.2, 2 * east - west + 0.3, 2 * north - south + 0.2],
  });
  const points = noPoints();
  const hidden = new Set<string>();
  const filters = () => query(store.get().filters, setup.days.today).toString();

  map.on("style.load", () => {
    addOverlay(map, setup.tiles, filters(), points);
    for (const name of hidden) showLayers(map, name, false);
  });
  drawClusters(map, setup.numbers);
  routeClicks(map, setup.intents, padding);
  const askForTiles = () => {
    if (map.getSource("requests")) setTileFilters(map, setup.tiles, filters());
  };
  const refresh = keepFresh(map, setup.tiles, askForTiles);

  const put = (name: keyof Points, data: Points[keyof Points]) => {
    points[name] = data;
    setPoints(map, name, data);
  };
  const point = (at: readonly [number, number] | null): Points[keyof Points] => ({
    type: "FeatureCollection",
    features: at ? [{ type: "Feature", geometry: { type: "Point", coordinates: [...at] }, properties: {} }] : [],
  });

  const report = () => {
    const { lng, lat } = map.getCenter();
    setup.moved({ zoom: map.getZoom(), lon: lng, lat });
    const bounds = map.getBounds();
    const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const;
    if (String(bbox) !== String(store.get().bbox)) store.set({ bbox });
  };
  map.on("moveend", report);
  map.on("load", report);

  // A link that names a request but no place leads to the request itself.
  let approach = place === null && store.get().request !== null;
  store.follow((now, before) => {
    if (now.filters !== before.filters) askForTiles();
    const selected = now.request === null ? null : now.card.value;
    const earlier = before.request === null ? null : before.card.value;
    if (selected !== earlier || now.hovered !== before.hovered) put("focus", focusPoints(selected, now.hovered));
    if (selected && selected.id !== earlier?.id) {
      reveal(map, selected.geometry.coordinates as [number, number], padding(), approach);
      approach = false;
    }
    if (now.stack && now.stack !== before.stack) {
      const [west, south, east, north] = now.stack;
      reveal(map, [(west + east) / 2, (south + north) / 2], padding(), false);
    }
  });

  return {
    flyTo: (lon, lat, zoom = 17) => {
      map.flyTo({ center: [lon, lat], zoom: Math.max(zoom, map.getZoom()), offset: [0, -setup.covered().bottom / 2], speed: 2.4 });
    },
    pin: (at) => {
      put("pin", point(at));
    },
    home: () => {
      map.fitBounds(community.bounds, { padding: padding(), duration: 180 });
    },
    zoom: (by) => {
      map.zoomTo(map.getZoom() + by, { duration: 180 });
    },
    locate: async () => {
      const position = await new Promise<GeolocationPosition>((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 10_000, maximumAge: 60_000 });
      });
      const at = [position.coords.longitude, position.coords.latitude] as const;
      put("me", point(at));
      map.flyTo({ center: [...at], zoom: Math.max(16, map.getZoom()), speed: 2.4 });
    },
    show: (name, on) => {
      if (on) hidden.delete(name);
      else hidden.add(name);
      showLayers(map, name, on);
    },
    jump: ({ lon, lat, zoom }) => {
      map.jumpTo({ center: [lon, lat], zoom });
    },
    changeTheme: () => {
      // Without a diff: images and overlay are drawn anew in the other colours.
      map.setStyle(styleUrl(setup.theme()), { diff: false });
    },
    refresh,
  };
}

function showLayers(map: GlMap, name: string, on: boolean): void {
  // The style may not be here yet; `style.load` comes back to it.
  for (const id of map.getLayersOrder()) {
    const layer = map.getLayer(id);
    if ((layer?.metadata as { switch?: string } | undefined)?.switch === name) {
      map.setLayoutProperty(id, "visibility", on ? "visible" : "none");
    }
  }
}

/** Moves the map only where what was chosen would be out of sight or under the phone's sheet. */
function reveal(map: GlMap, point: [number, number], { top, bottom, left, right }: Insets, approach: boolean): void {
  const at = map.project(point);
  const { clientWidth, clientHeight } = map.getContainer();
  const inside = at.x > left && at.x < clientWidth - right && at.y > top && at.y < clientHeight - bottom;
  if (inside && !approach) return;
  map.easeTo({
    center: point,
    zoom: Math.max(map.getZoom(), approach ? 16 : 14),
    offset: [0, (top - bottom) / 2],
    duration: approach ? 0 : 180,
  });
}
