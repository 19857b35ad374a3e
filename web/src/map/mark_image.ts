// Draws the SVG marks onto images for the map, so that map, legend and card show the same shapes.
import type { Group } from "../api/types";
import { MARKS } from "../marks";
import type { Palette } from "./palette";

/** Side of a mark's image, CSS pixels: the 24 of its viewBox and room for the rim. */
const SIDE = 30;

export interface MapImage {
  data: ImageData;
  pixelRatio: number;
}

/** A canvas of CSS pixels that is sharp on the screen at hand. */
export function canvas(side: number): { context: CanvasRenderingContext2D; image: () => MapImage } {
  const pixelRatio = Math.max(2, Math.ceil(devicePixelRatio));
  const element = document.createElement("canvas");
  element.width = element.height = Math.round(side * pixelRatio);
  const context = element.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser has no 2D canvas");
  context.scale(pixelRatio, pixelRatio);
  return { context, image: () => ({ data: context.getImageData(0, 0, element.width, element.height), pixelRatio }) };
}

/** The mark of a group in its colour. */
export const markImage = (group: Group, colours: Palette): MapImage => drawMark(MARKS[group], colours.groups[group], colours);

/** A mark in a colour with a rim in the panel's, so that it stands out on any ground. */
export function drawMark(svg: string, colour: string, colours: Palette): MapImage {
  const { context, image } = canvas(SIDE);
  context.translate((SIDE - 24) / 2, (SIDE - 24) / 2);
  const paths = [...new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("path")];
  for (const path of paths) {
    const shape = new Path2D(path.getAttribute("d") ?? "");
    if (path.classList.contains("sign")) {
      context.strokeStyle = colours.panel;
      context.lineWidth = Number(path.getAttribute("stroke-width"));
      context.lineCap = context.lineJoin = "round";
      context.stroke(shape);
      continue;
    }
    context.save();
    context.shadowColor = "rgba(15, 23, 35, 0.35)";
    context.shadowBlur = 4;
    context.shadowOffsetY = 1.5;
    context.strokeStyle = colours.panel;
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.stroke(shape);
    context.restore();
    context.fillStyle = colour;
    context.fill(shape);
  }
  return image();
}

/** The pin of a found address. */
export function pinImage(colours: Palette): MapImage {
  const side = 40;
  const { context, image } = canvas(side);
  const shape = new Path2D("M20 37c7-7.5 11-13 11-19a11 11 0 1 0-22 0c0 6 4 11.5 11 19z");
  context.fillStyle = colours.ink;
  context.strokeStyle = colours.panel;
  context.lineWidth = 3;
  context.stroke(shape);
  context.fill(shape);
  context.fillStyle = colours.panel;
  context.beginPath();
  context.arc(20, 18, 4, 0, 2 * Math.PI);
  context.fill();
  return image();
}
