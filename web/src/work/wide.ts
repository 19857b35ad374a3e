// Whether there is room for two things side by side, or it is a phone.
import { signal } from "@preact/signals";

const query = matchMedia("(min-width: 721px)");

export const wide = signal(query.matches);

query.addEventListener("change", () => {
  wide.value = query.matches;
});
