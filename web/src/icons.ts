// Line icons of buttons, 24 by 24, stroked in the text's colour.
import { svg } from "./lib/dom";

export const PATHS = {
  search: "M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM16.2 16.2L20.5 20.5",
  close: "M6 6l12 12M18 6L6 18",
  back: "M19 12H5M11 6l-6 6l6 6",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  locate: "M12 8.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3",
  home: "M4 11.5L12 4.5l8 7M6.5 9.8V19.5h11V9.8",
  layers: "M12 3.5l9 5l-9 5l-9-5zM3.5 13l8.5 4.7l8.5-4.7",
  pin: "M12 21c4.2-4 7-7.3 7-11a7 7 0 1 0-14 0c0 3.7 2.8 7 7 11zM12 7.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z",
  words: "M4 6h16M4 12h16M4 18h10",
  person: "M12 4.5a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 1 0 0-7.6M4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
  share: "M12 15V4M8 8l4-4l4 4M5 13v6.5h14V13",
  page: "M14 4.5h5.5V10M19.5 4.5L11 13M17 14v5.5H4.5V7H10",
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): SVGElement {
  return svg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${PATHS[name]}"/></svg>`, "icon");
}
