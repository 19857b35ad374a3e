// The address bar holds the state, so that a link shows others the same thing.
import { GROUPS } from "../api/types";
import { type Filters, PERIODS } from "./filters";

export interface Place {
  zoom: number;
  lon: number;
  lat: number;
}

export interface UrlState {
  filters: Filters;
  /** Number of the request whose card is open. */
  request: string | null;
}

/** Reads `?request=1042-9&group=overdue,done&…`; what it does not understand it leaves out. */
export function readQuery(search: string): UrlState {
  const params = new URLSearchParams(search);
  const text = (name: string) => params.get(name)?.trim().slice(0, 200) || null;
  const groups = params.get("group")?.split(",") ?? [];
  return {
    request: text("request"),
    filters: {
      groups: GROUPS.filter((group) => groups.includes(group)),
      service: text("service"),
      district: text("district"),
      period: PERIODS.find((period) => period === params.get("period")) ?? null,
      q: text("q"),
    },
  };
}

/** The other way round; empty where nothing is set. */
export function writeQuery({ filters, request }: UrlState): string {
  const params = new URLSearchParams();
  if (request !== null) params.set("request", request);
  if (filters.groups.length > 0) params.set("group", filters.groups.join(","));
  for (const name of ["service", "district", "period", "q"] as const) {
    const value = filters[name];
    if (value !== null) params.set(name, value);
  }
  const written = params.toString().replaceAll("%2C", ",");
  return written && `?${written}`;
}

/** Reads `#map=14.2/48.26/36.73` (zoom, latitude, longitude, as OpenStreetMap writes it). */
export function readPlace(hash: string): Place | null {
  const match = /^#map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(hash);
  if (!match) return null;
  const [zoom, lat, lon] = match.slice(1).map(Number) as [number, number, number];
  const valid = zoom <= 24 && Math.abs(lat) <= 85.06 && Math.abs(lon) <= 180;
  return valid ? { zoom, lat, lon } : null;
}

/** Five decimals are a metre: enough to find the place again. */
export function writePlace({ zoom, lat, lon }: Place): string {
  return `#map=${Number(zoom.toFixed(2))}/${lat.toFixed(5)}/${lon.toFixed(5)}`;
}
