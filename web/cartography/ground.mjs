// Everything flat: land, water, buildings, and the community's own outline.
import { fill, kinds, line, widths } from "./layer.mjs";

const GREEN = ["grass", "meadow", "park", "garden", "village_green", "recreation_ground", "grassland", "heath", "scrub",
  "orchard", "vineyard", "allotments", "cemetery", "grave_yard", "golf_course", "plant_nursery"];
const WETLAND = ["swamp", "bog", "string_bog", "marsh", "wet_meadow"];
const WORKS = ["industrial", "commercial", "retail", "railway", "quarry", "landfill", "brownfield", "garages", "farmyard"];

/** @param {import("./palette.mjs").Palette} c */
export function ground(c) {
  return [
    { id: "paper", type: "background", paint: { "background-color": c.paper } },
    fill("ocean", "ocean", c.water),
    fill("field", "land", c.field, kinds("farmland", "greenfield")),
    fill("settled", "land", c.settled, kinds("residential")),
    fill("works", "land", c.works, kinds(...WORKS)),
    fill("green", "land", c.green, kinds(...GREEN)),
    fill("wetland", "land", c.wetland, kinds(...WETLAND)),
    fill("wood", "land", c.wood, kinds("forest", "wood")),
    fill("sand", "land", c.sand, kinds("sand", "beach", "shingle", "dune", "bare_rock", "scree")),
    fill("site", "sites", c.site, kinds("school", "kindergarten", "hospital", "university", "college")),
    fill("sport", "land", c.sport, kinds("pitch", "playground", "sports_centre", "miniature_golf")),
    fill("water", "water_polygons", c.water),
    {
      ...line("waterway", "water_lines", c.waterLine, widths([9, 0.6], [14, 2.4], [18, 9])),
      layout: { "line-cap": "round", "line-join": "round" },
    },
    {
      ...fill("building", "buildings", c.building),
      minzoom: 14,
      paint: {
        "fill-color": c.building,
        "fill-outline-color": c.buildingLine,
        "fill-opacity": ["interpolate", ["linear"], ["zoom"], 14, 0, 15, 1],
      },
    },
  ];
}

/** Outside is dimmed and the border is a soft band, so that one sees at once whose map it is. */
export function outline(c) {
  return [
    {
      ...line("district", "boundaries", c.district, widths([9, 0.8], [15, 1.6])),
      filter: [">=", ["to-number", ["get", "admin_level"]], 8],
      layout: { "line-join": "round" },
    },
    fill("outside", "community", c.outside, ["==", ["get", "kind"], "outside"], c.outsideOpacity),
    {
      ...line("band", "community", c.band, widths([8, 5], [12, 10], [16, 18])),
      filter: ["==", ["get", "kind"], "community"],
      layout: { "line-join": "round" },
      paint: {
        "line-color": c.band,
        "line-opacity": 0.22,
        "line-width": widths([8, 5], [12, 10], [16, 18]),
        "line-blur": widths([8, 2], [12, 4], [16, 7]),
      },
    },
    {
      ...line("band-edge", "community", c.band, widths([8, 0.8], [14, 1.5])),
      filter: ["==", ["get", "kind"], "community"],
      layout: { "line-join": "round" },
      paint: { "line-color": c.band, "line-opacity": 0.7, "line-width": widths([8, 0.8], [14, 1.5]) },
    },
  ].map((layer) =>
    layer.id === "district" ? { ...layer, paint: { ...layer.paint, "line-dasharray": [4, 3], "line-opacity": 0.6 } } : layer,
  );
}
