// The theme as a signal, so that a map on the page is drawn anew with the rest.
import { computed, signal } from "@preact/signals";
import type { Theme } from "../state/state";
import { applyTheme, followSystemTheme, storedTheme, themeInForce } from "../state/theme";

export const theme = signal<Theme>(storedTheme());
const system = signal(0);

/** Light or dark, as it is drawn now. */
export const drawnTheme = computed(() => (system.value, themeInForce(theme.value)));

export function chooseTheme(chosen: Theme): void {
  applyTheme(chosen, () => {
    theme.value = chosen;
  });
}

followSystemTheme(() => {
  system.value++;
});
