// The photos of a request, what was found and what was done: thumbnails that lead to the whole picture.
import type { Photo } from "../api/types";
import { h } from "../lib/dom";
import type { Context } from "../state/state";

export function photoList({ t }: Context, number: string, photos: readonly Photo[]): HTMLElement {
  // As texts: no separator gets into them.
  const count = String(photos.length);
  return h(
    "ul",
    { class: "photos" },
    ...photos.map(({ url, thumbnail_url, width, height, stage }, index) => {
      const alt = t(`photo-alt-${stage}`, { index: String(index + 1), count, number });
      return h(
        "li",
        {},
        h("a", { href: url }, h("img", { src: thumbnail_url, width, height, alt, loading: "lazy" })),
        h("span", { class: "photo-caption", "aria-hidden": "true" }, t(`photo-${stage}`)),
      );
    }),
  );
}
