// Numbered candidates and the pin: elements over the map, so that the keyboard and a screen reader reach them.
import { type Map, Marker } from "maplibre-gl";
import { h, svg } from "../../lib/dom";
import type { Candidate, LonLat, MapEvents, Shown } from "./points";

const PIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M20 37c7-7.5 11-13 11-19a11 11 0 1 0-22 0c0 6 4 11.5 11 19z"/><circle cx="20" cy="18" r="4"/></svg>';
/** How far an arrow key moves the pin, pixels. */
const STEP = 4;

export interface Markers {
  show(shown: Shown): void;
}

export function markers(map: Map, events: () => MapEvents, pinLabel: string): Markers {
  let numbered: Marker[] = [];
  let drawn: readonly Candidate[] | undefined;
  let pin: Marker | null = null;

  const candidate = ({ at, label }: Candidate, index: number) => {
    const click = (event: MouseEvent) => {
      event.stopPropagation();
      events().onCandidate?.(index);
    };
    const element = h("button", { type: "button", class: "candidate-mark", "aria-label": `${index + 1}. ${label}`, title: label, onclick: click }, String(index + 1));
    return new Marker({ element }).setLngLat([...at]).addTo(map);
  };
  const putDown = () => {
    const at = pin?.getLngLat();
    if (at) events().onPin?.([at.lng, at.lat]);
  };
  const nudge = (event: KeyboardEvent) => {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!by || !pin) return;
    event.preventDefault();
    event.stopPropagation();
    const { x, y } = map.project(pin.getLngLat());
    pin.setLngLat(map.unproject([x + (by[0] ?? 0), y + (by[1] ?? 0)]));
    putDown();
  };
  const makePin = (at: LonLat) => {
    const element = h("button", { type: "button", class: "pin-mark", "aria-label": pinLabel, title: pinLabel, onkeydown: nudge }, svg(PIN, "pin-shape"));
    const made = new Marker({ element, draggable: true, anchor: "bottom" }).setLngLat([...at]).addTo(map);
    made.on("dragend", putDown);
    return made;
  };

  return {
    show: ({ candidates = [], chosen, pin: at }) => {
      if (candidates !== drawn) {
        for (const marker of numbered) marker.remove();
        numbered = candidates.map(candidate);
        drawn = candidates;
      }
      numbered.forEach((marker, index) => {
        marker.getElement().setAttribute("aria-pressed", String(index === chosen));
      });
      if (!at) {
        pin?.remove();
        pin = null;
      } else if (pin) pin.setLngLat([...at]);
      else pin = makePin(at);
    },
  };
}
