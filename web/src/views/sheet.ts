// The phone's bottom sheet: three heights by drag, by tap or by the arrow keys. On a desktop the handle is not shown.
import { h } from "../lib/dom";
import type { Context } from "../state/state";

const HEIGHTS = ["peek", "half", "full"] as const;
/** The least share of the window that the sheet takes with something open in it; `phone.css` says the same. */
export const HALF = 0.56;
type Height = (typeof HEIGHTS)[number];

/** A move shorter than this is a tap, pixels. */
const TAP = 6;

export function sheetHandle({ store, t }: Context, sheet: HTMLElement): HTMLElement {
  const set = (height: Height) => {
    sheet.dataset.height = height;
    sheet.style.removeProperty("height");
    const label = t(height === "full" ? "sheet-lower" : "sheet-taller");
    handle.setAttribute("aria-label", label);
    handle.setAttribute("aria-expanded", String(height !== "peek"));
  };
  const step = (by: 1 | -1) => {
    const at = HEIGHTS.indexOf(sheet.dataset.height as Height);
    set(HEIGHTS[Math.max(0, Math.min(HEIGHTS.length - 1, at + by))] ?? "peek");
  };
  const handle = h("button", {
    type: "button",
    class: "handle",
    "aria-controls": "list",
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      step(event.key === "ArrowUp" ? 1 : -1);
    },
    onclick: (event: MouseEvent) => {
      // A drag ends in a click too; only the keyboard's and a tap's count, and taps are handled below.
      if (event.detail === 0) toggle();
    },
  });
  const toggle = () => {
    if (sheet.dataset.height === "full") set("peek");
    else step(1);
  };
  dragging(handle, sheet, set, toggle);
  set(store.get().request === null ? "peek" : "half");
  store.follow((now, before) => {
    const opened = (now.request !== null && before.request === null) || (now.stack !== null && before.stack === null);
    if (opened && sheet.dataset.height === "peek") set("half");
  });
  return handle;
}

function dragging(handle: HTMLElement, sheet: HTMLElement, set: (height: Height) => void, tap: () => void): void {
  let from: { y: number; height: number } | null = null;
  handle.addEventListener("pointerdown", (event) => {
    from = { y: event.clientY, height: sheet.clientHeight };
    handle.setPointerCapture(event.pointerId);
    sheet.classList.add("dragged");
  });
  handle.addEventListener("pointermove", (event) => {
    if (from) sheet.style.height = `${Math.max(64, from.height + from.y - event.clientY)}px`;
  });
  const end = (event: PointerEvent) => {
    if (!from) return;
    const moved = Math.abs(event.clientY - from.y);
    from = null;
    sheet.classList.remove("dragged");
    if (moved < TAP) tap();
    else set(nearest(sheet.clientHeight / innerHeight));
  };
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
}

/** The height that a share of the window comes closest to. */
function nearest(share: number): Height {
  if (share < 0.32) return "peek";
  return share < 0.72 ? "half" : "full";
}
