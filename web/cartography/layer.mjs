// Short ways to write a style layer over the one source, `base`.

/** A `match` on Shortbread's `kind`. */
export const kinds = (...names) => ["match", ["get", "kind"], names, true, false];

/** A width in pixels that grows with the zoom the way the ground does. */
export const widths = (...stops) => ["interpolate", ["exponential", 1.6], ["zoom"], ...stops.flat()];

export function fill(id, layer, colour, filter, opacity) {
  return {
    id,
    type: "fill",
    source: "base",
    "source-layer": layer,
    ...(filter && { filter }),
    paint: { "fill-color": colour, ...(opacity !== undefined && { "fill-opacity": opacity }) },
  };
}

export function line(id, layer, colour, width) {
  return {
    id,
    type: "line",
    source: "base",
    "source-layer": layer,
    paint: { "line-color": colour, "line-width": width },
  };
}

/**
 * Fonts are the page's own CSS fonts. The first family only carries the weight (MapLibre reads it off that
 * name); the letters come from the second.
 */
export const regular = ["Onest Variable"];
export const medium = ["Onest Medium", "Onest Variable"];
export const semibold = ["Onest Semibold", "Onest Variable"];
