// Streets and railways: white on a casing, the wider the more important.
import { kinds, line, widths } from "./layer.mjs";

/** From the least to the most important, so that the important lie on top. Widths by zoom, pixels. */
const CLASSES = [
  { id: "service", kinds: ["service"], minzoom: 14, width: [[14, 0.8], [16, 3], [19, 13]], rim: 1 },
  { id: "minor", kinds: ["residential", "unclassified", "living_street", "pedestrian", "busway"], minzoom: 12,
    width: [[12, 0.6], [14, 2.6], [16, 7], [19, 26]], rim: 1.2 },
  { id: "tertiary", kinds: ["tertiary"], minzoom: 10, width: [[10, 0.6], [14, 4.2], [16, 9], [19, 32]], rim: 1.4 },
  { id: "secondary", kinds: ["secondary"], minzoom: 9, width: [[9, 0.7], [14, 5.2], [16, 11], [19, 38]], rim: 1.6, main: true },
  { id: "primary", kinds: ["primary", "trunk", "motorway"], minzoom: 6, width: [[6, 0.6], [10, 1.8], [14, 6.4], [16, 13], [19, 44]],
    rim: 1.8, main: true },
];

const road = ["!=", ["get", "rail"], true];
const round = { "line-cap": "round", "line-join": "round" };

/** @param {import("./palette.mjs").Palette} c */
export function streets(c) {
  const paths = {
    ...line("path", "streets", c.path, widths([14, 0.7], [17, 1.8], [19, 4])),
    minzoom: 14,
    filter: ["all", road, kinds("footway", "path", "cycleway", "steps", "track", "bridleway")],
    layout: { "line-join": "round" },
    paint: { "line-color": c.path, "line-width": widths([14, 0.7], [17, 1.8], [19, 4]), "line-dasharray": [2.4, 1.2] },
  };
  const casings = CLASSES.map((street) => ({
    ...line(`${street.id}-casing`, "streets", street.main ? c.mainCasing : c.casing, width(street, street.rim)),
    minzoom: Math.max(street.minzoom, 11),
    filter: ["all", road, kinds(...street.kinds)],
    layout: round,
  }));
  const surfaces = CLASSES.map((street) => ({
    ...line(`${street.id}-street`, "streets", street.main ? c.main : c.street, width(street, 0)),
    minzoom: street.minzoom,
    filter: ["all", road, kinds(...street.kinds)],
    layout: round,
    paint: {
      "line-color": street.main
        ? ["interpolate", ["linear"], ["zoom"], 9, c.mainCasing, 12, c.main]
        : c.street,
      "line-width": width(street, 0),
      "line-opacity": ["case", ["==", ["get", "tunnel"], true], 0.55, 1],
    },
  }));
  return [paths, ...casings, ...surfaces, ...railways(c)];
}

function railways(c) {
  const filter = ["all", ["==", ["get", "rail"], true], kinds("rail", "light_rail", "tram", "narrow_gauge", "subway", "monorail")];
  const shown = ["all", filter, ["!=", ["get", "tunnel"], true]];
  const main = ["match", ["get", "kind"], ["rail", "light_rail"], 1, 0.6];
  return [
    {
      ...line("rail", "streets", c.rail, widths([8, 0.5], [14, 1], [18, 2])),
      minzoom: 8,
      filter: shown,
      paint: { "line-color": c.rail, "line-opacity": main, "line-width": widths([8, 0.5], [14, 1], [18, 2]) },
    },
    {
      // The sleepers: a wider line in short dashes over the thin one.
      ...line("rail-sleepers", "streets", c.rail, widths([12, 2], [14, 3.6], [18, 8])),
      minzoom: 12,
      filter: ["all", shown, kinds("rail", "light_rail", "narrow_gauge")],
      paint: { "line-color": c.rail, "line-width": widths([12, 2], [14, 3.6], [18, 8]), "line-dasharray": [0.35, 2.2] },
    },
  ];
}

/** The class's width, plus a rim of `rim` pixels on each side. */
function width(street, rim) {
  return widths(...street.width.map(([zoom, px]) => [zoom, Math.round((px + (rim && 2 * rim * Math.min(1, 0.4 + px / 8))) * 10) / 10]));
}
