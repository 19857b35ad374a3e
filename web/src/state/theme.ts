// Light, dark, or as the system has it. `public/theme.js` applies a choice before the first paint.
import type { Theme } from "./state";

const dark = matchMedia("(prefers-color-scheme: dark)");

export function storedTheme(): Theme {
  try {
    const theme = localStorage.getItem("theme");
    return theme === "light" || theme === "dark" ? theme : "auto";
  } catch {
    return "auto";
  }
}

export function themeInForce(theme: Theme): "light" | "dark" {
  if (theme !== "auto") return theme;
  return dark.matches ? "dark" : "light";
}

export function applyTheme(theme: Theme, redraw: () => void): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  redraw();
}

export function followSystemTheme(changed: () => void): void {
  dark.addEventListener("change", changed);
}
