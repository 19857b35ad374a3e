// Whether there is room for a map beside the list. On a phone it is fetched only when somebody asks for it.
import { signal } from "@preact/signals";

const query = matchMedia("(min-width: 721px)");

export const wide = signal(query.matches);

query.addEventListener("change", () => {
  wide.value = query.matches;
});
