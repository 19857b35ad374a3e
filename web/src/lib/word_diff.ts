// What was taken out of a text and what was put in its place, word by word, so that a masking is read at a glance.

export interface Piece {
  kind: "same" | "out" | "in";
  text: string;
}

/** Texts longer than this in words are told as one change: nobody reads a diff of them, and it is no work for a keystroke. */
const LONGEST = 600;

export function wordDiff(before: string, after: string): Piece[] {
  const from = words(before);
  const to = words(after);
  if (from.length > LONGEST || to.length > LONGEST) return before === after ? merged([["same", before]]) : merged([["out", before], ["in", after]]);
  const common = longestCommon(from, to);
  const pieces: [Piece["kind"], string][] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [left, right] = [from[i], to[j]];
    if (left !== undefined && left === right) {
      pieces.push(["same", left]);
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      pieces.push(["out", left]);
      i++;
    } else {
      pieces.push(["in", right ?? ""]);
      j++;
    }
  }
  return merged(pieces);
}

/** A word with the space after it, so that a sentence is put together again as it was. */
const words = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

const at = (table: readonly number[][], i: number, j: number): number => table[i]?.[j] ?? 0;

/** Lengths of the longest common subsequences of what follows each pair of places. */
function longestCommon(from: readonly string[], to: readonly string[]): number[][] {
  const table = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0));
  for (let i = from.length - 1; i >= 0; i--) {
    const row = table[i] ?? [];
    for (let j = to.length - 1; j >= 0; j--) row[j] = from[i] === to[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
  }
  return table;
}

function merged(pieces: readonly (readonly [Piece["kind"], string])[]): Piece[] {
  const all: Piece[] = [];
  for (const [kind, text] of pieces) {
    const last = all.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) all.push({ kind, text });
  }
  return all;
}
