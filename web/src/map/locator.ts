// A small still map of one request, for the server's pages.
import type { Group } from "../api/types";
import { storedTheme, themeInForce } from "../state/theme";
import { createMap, styleUrl } from "./create";
import { loadFonts } from "./fonts";
import { markImage } from "./mark_image";
import { palette } from "./palette";

export async function locatorMap(container: HTMLElement, centre: [number, number], group: Group, label: string): Promise<void> {
  await loadFonts();
  const map = createMap(container, {
    style: styleUrl(themeInForce(storedTheme())),
    center: centre,
    zoom: 15.6,
    interactive: false,
    locale: { "Map.Title": label },
  });
  map.on("style.load", () => {
    const { data, pixelRatio } = markImage(group, palette());
    map.addImage("mark", data, { pixelRatio });
    map.addSource("request", { type: "geojson", data: { type: "Point", coordinates: centre } });
    map.addLayer({
      id: "request",
      type: "symbol",
      source: "request",
      layout: { "icon-image": "mark", "icon-size": 1.3, "icon-allow-overlap": true, "icon-ignore-placement": true },
    });
  });
}
