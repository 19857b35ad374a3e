// Places an address may mean: while it is being typed its completions, else what the geocoder makes of the words.
import type { FeatureCollection, Point } from "geojson";
import { get } from "../api";
import type { Candidate, LonLat } from "../map/points";

export interface Place extends Candidate {
  /** How it was found: `house`, `street`, `settlement`… */
  level: string;
  district: string | null;
}

type Found = FeatureCollection<Point, { geocoding: { label: string; match_level: string; confidence: number; district: string | null } }>;

/** As many as there are keys for. */
export const MOST_PLACES = 9;
const OFFERED = 6;
/** Words of which the geocoder is so sure stand before any completion. */
const SURE = 0.8;
/** Doubtful places are offered only where there are no others. */
const DOUBTFUL = 0.35;

export async function placesFor(address: string, stopped: AbortSignal): Promise<Place[]> {
  const asked = (path: string) => get<Found>(`${path}?${new URLSearchParams({ q: address, limit: String(OFFERED) })}`, stopped);
  const [completed, meant] = await Promise.all([asked("/api/autocomplete"), asked("/api/geocode")]);
  const of = (found: Found, least: number, below = Infinity) =>
    found.features.filter(({ properties: { geocoding } }) => geocoding.confidence >= least && geocoding.confidence < below).map(place);
  const ordered = [...of(meant, SURE), ...of(completed, 0), ...of(meant, DOUBTFUL, SURE)];
  const all = ordered.length > 0 ? ordered : of(meant, 0);
  return all.filter(({ label }, index) => all.findIndex((other) => other.label === label) === index).slice(0, MOST_PLACES);
}

function place({ geometry, properties: { geocoding } }: Found["features"][number]): Place {
  const [lon = 0, lat = 0] = geometry.coordinates;
  return { at: [lon, lat], label: geocoding.label, level: geocoding.match_level, district: geocoding.district };
}

/** What a point is near to, in words; empty where nothing is. */
export async function nearTo([lon, lat]: LonLat): Promise<string> {
  const found = await get<Found>(`/api/reverse?lon=${lon}&lat=${lat}`);
  return found.features[0]?.properties.geocoding.label ?? "";
}
