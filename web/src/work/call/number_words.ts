// A registration number as it is dictated: in groups of two or three figures, its check digit apart.
export interface Dictated {
  groups: string[];
  /** Of the Damm check; empty where the number has none. */
  check: string;
}

export function dictated(number: string): Dictated {
  const [figures = "", check = ""] = number.split("-");
  const head = figures.length % 2 === 0 ? 2 : Math.min(3, figures.length);
  const groups = [figures.slice(0, head)];
  for (let at = head; at < figures.length; at += 2) groups.push(figures.slice(at, at + 2));
  return { groups, check };
}
