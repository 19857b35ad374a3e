// Services, executors and districts by name: asked for once, shared by filters and forms.
import { signal } from "@preact/signals";
import { get } from "../api";
import type { Catalogue } from "./types";

export const catalogue = signal<Catalogue | null>(null);

let asked = false;

/** Asks for it if nobody has; a form whose list stays empty still says what is set. */
export function needCatalogue(): void {
  if (asked) return;
  asked = true;
  get<Catalogue>("/api/desk/catalogue").then(
    (value) => {
      catalogue.value = value;
    },
    () => {
      asked = false;
    },
  );
}
