// Words on the map, in order of what gives way first: places win over districts, districts over streets.
import { kinds, medium, regular, semibold } from "./layer.mjs";

/** Beside what already stands at the place: a cluster must not hide whose it is. */
const beside = {
  "text-variable-anchor": ["bottom", "top", "left", "right", "top-left", "top-right", "bottom-left", "bottom-right"],
  "text-radial-offset": ["interpolate", ["linear"], ["zoom"], 9, 2.6, 13, 1.7, 14, 0.8],
  "text-justify": "auto",
  // Nearby, a name stands even where no side of it is free.
  "text-overlap": ["step", ["zoom"], "never", 11, "always"],
};

const size = (...stops) => ["interpolate", ["linear"], ["zoom"], ...stops.flat()];

function label(id, layer, text, layout, paint) {
  return {
    id,
    type: "symbol",
    source: "base",
    "source-layer": layer,
    layout: { "text-field": text, ...layout },
    paint: { "text-halo-width": 1.6, "text-halo-blur": 0.3, ...paint },
  };
}

/** @param {import("./palette.mjs").Palette} c */
export function labels(c) {
  const quiet = { "text-color": c.text, "text-halo-color": c.halo };
  const name = ["get", "name"];
  const along = { "symbol-placement": "line", "text-font": medium, "text-letter-spacing": 0.01, "text-max-angle": 30 };
  return [
    {
      ...label("house-number", "addresses", ["get", "housenumber"],
        { "text-font": regular, "text-size": size([17, 10.5], [19, 13]), "text-padding": 3 },
        { "text-color": c.number, "text-halo-color": c.halo, "text-halo-width": 1.2 }),
      minzoom: 17,
      metadata: { switch: "numbers" },
    },
    {
      ...label("poi", "pois", name,
        {
          "text-font": regular,
          "text-size": size([15, 11], [18, 12.5]),
          "text-max-width": 8,
          "text-variable-anchor": ["top", "bottom", "left", "right"],
          "text-radial-offset": 0.5,
          "text-padding": 8,
        },
        quiet),
      minzoom: 16,
      metadata: { switch: "pois" },
    },
    {
      ...label("poi-main", "pois", name,
        { "text-font": medium, "text-size": 11.5, "text-max-width": 8, "text-padding": 10 }, quiet),
      minzoom: 14.5,
      maxzoom: 16,
      filter: ["match", ["coalesce", ["get", "amenity"], ["get", "kind"], ""],
        ["school", "hospital", "kindergarten", "townhall", "clinic", "college", "university"], true, false],
      metadata: { switch: "pois" },
    },
    {
      ...label("stop", "public_transport", name,
        { "text-font": regular, "text-size": 11, "text-padding": 10, "text-max-width": 8 },
        { "text-color": c.waterText, "text-halo-color": c.halo }),
      minzoom: 16.5,
      metadata: { switch: "pois" },
    },
    {
      ...label("waterway-name", "water_lines", name,
        { "symbol-placement": "line", "text-font": regular, "text-size": size([11, 11], [16, 14]), "text-letter-spacing": 0.08 },
        { "text-color": c.waterText, "text-halo-color": c.halo, "text-halo-width": 1 }),
      minzoom: 11,
    },
    {
      ...label("water-name", "water_polygons", name,
        { "text-font": regular, "text-size": 12, "text-max-width": 6 },
        { "text-color": c.waterText, "text-halo-color": c.water, "text-halo-width": 1 }),
      minzoom: 13,
      // A river is named along its line.
      filter: ["!", kinds("river", "canal", "stream")],
    },
    {
      ...label("minor-name", "street_labels", name, { ...along, "text-size": size([14, 10.5], [16, 12], [19, 15]), "symbol-spacing": 280 }, quiet),
      minzoom: 14,
      filter: kinds("residential", "unclassified", "living_street", "pedestrian", "service"),
    },
    {
      ...label("main-name", "street_labels", name, { ...along, "text-size": size([12, 10.5], [16, 13], [19, 16]), "symbol-spacing": 340 }, quiet),
      minzoom: 12.5,
      filter: kinds("primary", "secondary", "tertiary", "trunk", "motorway"),
    },
    {
      ...label("district-name", "boundary_labels", name,
        {
          "text-font": medium,
          "text-size": size([9, 10.5], [13, 13]),
          "text-letter-spacing": 0.1,
          "text-max-width": 7,
          "text-transform": "uppercase",
        },
        { "text-color": c.district, "text-halo-color": c.halo }),
      minzoom: 9.5,
      maxzoom: 13.5,
      filter: [">=", ["to-number", ["get", "admin_level"], 0], 8],
    },
    {
      ...label("quarter", "place_labels", name,
        { "text-font": medium, "text-size": size([11, 11], [15, 14]), "text-max-width": 7, "text-padding": 6 }, quiet),
      minzoom: 11,
      maxzoom: 16,
      filter: kinds("suburb", "quarter", "neighbourhood", "hamlet", "isolated_dwelling", "locality"),
    },
    {
      ...label("village", "place_labels", name,
        { "text-font": semibold, "text-size": size([9, 11], [15, 17]), "text-max-width": 8, "text-padding": 2, ...beside },
        { ...quiet, "text-color": c.strong }),
      minzoom: 9,
      maxzoom: 17,
      filter: kinds("village"),
    },
    {
      ...label("town", "place_labels", name,
        { "text-font": semibold, "text-size": size([6, 12], [14, 22]), "text-max-width": 8, "text-padding": 2, ...beside },
        { ...quiet, "text-color": c.strong }),
      maxzoom: 16,
      filter: kinds("city", "town", "capital", "state_capital"),
    },
  ];
}
