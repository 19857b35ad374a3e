// What a page has to say above the list of its keys, and whether that list is shown.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

export const helpShown = signal(false);
export const guide = signal<ComponentChildren>(null);

/** Shows these words above the keys as long as the component is on the page. */
export function useGuide(words: () => ComponentChildren): void {
  useEffect(() => {
    guide.value = words();
    return () => {
      guide.value = null;
    };
  }, []);
}
