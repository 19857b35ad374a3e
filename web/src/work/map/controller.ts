// The map itself, apart from the page's first code: MapLibre is large, and a list is of use without it.
import type { GeoJSONSource } from "maplibre-gl";
import type { Community } from "../../api/types";
import { createMap, type MapElement } from "../../map/create";
import { loadFonts } from "../../map/fonts";
import { ground, watchStreets } from "./ground";
import { addLayers, CLICKABLE, features, SOURCE } from "./layers";
import { markers } from "./markers";
import type { LonLat, MapEvents, Shown } from "./points";

export interface WorkMapController {
  show(shown: Shown): void;
  /** Moves to where these places are, all of them; to the whole community where there are none. */
  fit(places: readonly LonLat[]): void;
  /** Moves only where the place is out of sight. */
  reveal(place: LonLat): void;
  changeTheme(theme: "light" | "dark"): void;
  remove(): void;
}

export interface MapSetup {
  container: MapElement;
  community: Community;
  theme: "light" | "dark";
  label: string;
  pinLabel: string;
  /** Told whether streets in view are missing for want of a line. */
  lacking: (isLacking: boolean) => void;
  /** As they are when something happens. */
  events: () => MapEvents;
}

/** Comfortable distance from the edges, pixels. */
const MARGIN = 48;
/** As near as several places are looked at together. */
const NEAREST = 17;

export async function workMap({ container, community, theme, label, pinLabel, lacking, events }: MapSetup): Promise<WorkMapController> {
  const [style] = await Promise.all([ground(theme), loadFonts()]);
  const [west, south, east, north] = community.bounds;
  const map = createMap(container, {
    style,
    bounds: community.bounds,
    fitBoundsOptions: { padding: MARGIN / 2 },
    locale: { "Map.Title": label },
    maxBounds: [2 * west - east - 0.3, 2 * south - north - 0.2, 2 * east - west + 0.3, 2 * north - south + 0.2],
  });
  let shown: Shown = {};
  let wanted: typeof theme | null = theme;
  const draw = async (now: typeof theme) => {
    wanted = now;
    const fresh = await ground(now);
    if (wanted === now) map.setStyle(fresh, { diff: false });
  };
  const stopWatching = watchStreets(map, lacking, () => { if (wanted) void draw(wanted); });
  const overlay = markers(map, events, pinLabel);
  map.on("style.load", () => {
    addLayers(map, features(shown));
  });
  map.on("click", (event) => {
    const { x, y } = event.point;
    const near: [[number, number], [number, number]] = [[x - 6, y - 6], [x + 6, y + 6]];
    const hit = map.getLayer(CLICKABLE) ? map.queryRenderedFeatures(near, { layers: [CLICKABLE] })[0] : undefined;
    if (hit) events().onPoint?.(String(hit.properties.id));
    else if (shown.pin !== undefined) events().onPin?.([event.lngLat.lng, event.lngLat.lat]);
  });
  for (const [happening, cursor] of [["mouseenter", "pointer"], ["mouseleave", ""]] as const) {
    map.on(happening, CLICKABLE, () => {
      map.getCanvas().style.cursor = cursor;
    });
  }
  const resized = new ResizeObserver(() => {
    map.resize();
  });
  resized.observe(container);

  return {
    show: (now) => {
      shown = now;
      void map.getSource<GeoJSONSource>(SOURCE)?.setData(features(now));
      overlay.show(now);
    },
    fit: (places) => {
      if (places.length === 0) {
        map.fitBounds(community.bounds, { padding: MARGIN / 2, duration: 180 });
        return;
      }
      const lons = places.map(([lon]) => lon);
      const lats = places.map(([, lat]) => lat);
      map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], { padding: MARGIN, maxZoom: NEAREST, duration: 180 });
    },
    reveal: (place) => {
      const { x, y } = map.project([...place]);
      const { clientWidth, clientHeight } = container;
      const inside = x > MARGIN && x < clientWidth - MARGIN && y > MARGIN && y < clientHeight - MARGIN;
      if (!inside || map.getZoom() < 13) map.easeTo({ center: [...place], zoom: Math.max(map.getZoom(), 15), duration: 180 });
    },
    changeTheme: (now) => {
      void draw(now);
    },
    remove: () => {
      resized.disconnect();
      wanted = null;
      stopWatching();
      map.remove();
    },
  };
}
