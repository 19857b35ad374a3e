import { expect, test } from "vitest";
import { wordDiff } from "./word_diff";

const shown = (before: string, after: string) =>
  wordDiff(before, after).map(({ kind, text }) => (kind === "same" ? text : kind === "out" ? `[-${text}-]` : `{+${text}+}`)).join("");

test("a masked word is out, and what stands for it is in", () => {
  expect(shown("Дзвоніть Марії 067 111 22 33 увечері", "Дзвоніть Марії [телефон] увечері")).toBe("Дзвоніть Марії [-067 111 22 33 -]{+[телефон] +}увечері");
});

test("the same is the same, and both texts come together again", () => {
  expect(wordDiff("Яма на дорозі.", "Яма на дорозі.")).toEqual([{ kind: "same", text: "Яма на дорозі." }]);
  const [before, after] = ["а б  в\nг", "а х в г д"];
  const pieces = wordDiff(before, after);
  const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text).join("");
  expect(without("in")).toBe(before);
  expect(without("out")).toBe(after);
});

test("nothing, and far too much", () => {
  expect(wordDiff("", "")).toEqual([]);
  expect(wordDiff("слово ".repeat(700), "інше")).toHaveLength(2);
});
