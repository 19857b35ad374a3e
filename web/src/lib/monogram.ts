// An executor's mark: up to two letters of its own name, without the legal form before it.

/** «КП «Світло громади»» → «СГ»; «Відділ житлово-комунального господарства» → «ВЖ». */
export function monogram(name: string): string {
  const quoted = /[«"“]([^»"”]+)/.exec(name)?.[1] ?? name;
  const words = quoted.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  const letters = words.slice(0, 2).map((word) => word.charAt(0).toUpperCase());
  return letters.join("") || name.charAt(0).toUpperCase();
}
