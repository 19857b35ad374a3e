// Line icons in JSX: those of the map page, and a few of these pages' own. Words always stand beside them.
import { type Icon as MapIcon, PATHS } from "../../icons";

const OWN = {
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  map: "M9 4.5L3.5 7v12.5L9 17l6 2.5l5.5-2.5V4.5L15 7zM9 4.5V17M15 7v12.5",
  leave: "M14 4.5H5.5v15H14M10 12h10.5M17 8.5l3.5 3.5l-3.5 3.5",
  phone: "M6 3.5h3l2 5l-2.5 1.8a12 12 0 0 0 5.2 5.2L15.5 13l5 2v3a2.5 2.5 0 0 1-2.7 2.5A16.5 16.5 0 0 1 3.5 6.2A2.5 2.5 0 0 1 6 3.5z",
  queue: "M4 5h16v5H4zM4 14h16v5H4z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  alert: "M12 4l9 16H3zM12 10v4.5M12 17.4v.1",
  keyboard: "M3 6.5h18v11H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14h8",
  settings: "M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4",
  chart: "M4.5 20V4M4.5 20H20M9 16v-5M13 16V8M17 16v-3",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5",
  camera: "M4 8h3.5l1.5-2.5h6L16.5 8H20v11H4zM12 10.2a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4z",
  image: "M4 5h16v14H4zM4 16l4.5-4.5l4 4l3-3L20 17M15.5 8.5h.01",
  organisation: "M5 20.5V4h9v16.5M14 10h5v10.5M3 20.5h18M8 8h3M8 12h3M8 16h3",
  table: "M3.5 5h17v14h-17zM3.5 10h17M9.5 5v14M15 10v9",
  calendar: "M4.5 6h15v13.5h-15zM4.5 10.5h15M8.5 3.5V8M15.5 3.5V8",
  history: "M4.5 8.5A8.5 8.5 0 1 1 3.5 12M4 4v4.5h4.5M12 7.5V12l3.2 2.2",
  lock: "M5.5 10.5h13v9.5h-13zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14.5v2",
  filter: "M4 6h16M7 12h10M10 18h4",
} as const;

export type WorkIcon = MapIcon | keyof typeof OWN;

const ALL: Record<WorkIcon, string> = { ...PATHS, ...OWN };

export function Icon({ name }: { name: WorkIcon }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={ALL[name]} />
    </svg>
  );
}
