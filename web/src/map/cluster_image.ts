// Clusters: a ring whose arcs are the groups' shares, with the count inside.
import { GROUPS } from "../api/types";
import type { Numbers } from "../lib/numbers";
import { canvas, type MapImage } from "./mark_image";
import type { Palette } from "./palette";

const PREFIX = "cluster:";
/** Images kept before those out of sight are dropped. */
export const KEPT = 500;

/** MapLibre expression that names a cluster's image after its counts. */
export const CLUSTER_ICON = [
  "concat",
  PREFIX,
  ...GROUPS.flatMap((group, index) => [...(index ? [","] : []), ["to-string", ["coalesce", ["get", group], 0]]]),
];

/** The counts per group that an image's name holds; null where it names something else. */
export function clusterCounts(id: string): number[] | null {
  if (!id.startsWith(PREFIX)) return null;
  const counts = id.slice(PREFIX.length).split(",").map(Number);
  return counts.length === GROUPS.length && counts.every((count) => count >= 0) ? counts : null;
}

/** Radius by count, pixels: area grows with the logarithm, so that hundreds do not hide the map. */
export function clusterRadius(count: number): number {
  return Math.round(15 + Math.min(15, 4.6 * Math.log10(Math.max(count, 2))));
}

/** Start and end of each group's arc in turns from the top; a group that is there gets at least a 24th. */
export function arcs(counts: readonly number[]): { index: number; from: number; to: number }[] {
  const least = 1 / 24;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => (count === 0 ? 0 : Math.max(least, count / total)));
  const sum = shares.reduce((all, share) => all + share, 0);
  let at = 0;
  return shares.flatMap((share, index) => {
    const from = at;
    at += share / sum;
    return share === 0 ? [] : [{ index, from, to: at }];
  });
}

export function clusterImage(counts: readonly number[], colours: Palette, numbers: Numbers): MapImage {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const radius = clusterRadius(total);
  const side = 2 * radius + 10;
  const { context, image } = canvas(side);
  context.translate(side / 2, side / 2);

  context.save();
  context.shadowColor = "rgba(15, 23, 35, 0.3)";
  context.shadowBlur = 5;
  context.shadowOffsetY = 1.5;
  context.fillStyle = colours.panel;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fill();
  context.restore();

  const width = 4.5;
  const parts = arcs(counts);
  // A hair's gap between arcs, so that they stay apart in grey; a ring of one group has none.
  const gap = parts.length > 1 ? 0.9 / radius : 0;
  context.lineWidth = width;
  for (const { index, from, to } of parts) {
    const group = GROUPS[index];
    if (!group) continue;
    context.strokeStyle = colours.groups[group];
    context.beginPath();
    context.arc(0, 0, radius - width / 2 - 1.5, turn(from) + gap, turn(to) - gap);
    context.stroke();
  }

  const [figure, unit] = numbers.compact(total).split(/\s/);
  context.fillStyle = colours.ink;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.font = `600 ${radius > 22 ? 14 : 12.5}px "Onest Variable", sans-serif`;
  context.fillText(figure ?? "", 0, unit ? 1.5 : radius > 22 ? 5 : 4.5);
  if (unit) {
    context.font = '500 10px "Onest Variable", sans-serif';
    context.fillText(unit, 0, 12.5);
  }
  return image();
}

const turn = (turns: number) => (turns - 0.25) * 2 * Math.PI;
