// A place in a text, told by line and character, both from one on; characters as people count them, which UTF-16 does not.

/** Where it is in the text as a field counts. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const within = Array.from(lines[line - 1] ?? "").slice(0, column - 1).join("").length;
  return Math.min(text.length, before + within);
}
