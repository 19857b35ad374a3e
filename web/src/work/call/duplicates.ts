// Open requests of the same service near the place: one of them may be what the caller calls about.
import { get } from "../api";
import type { DeskPage, DeskRequest } from "../desk/types";
import type { LonLat } from "../map/points";

export interface Duplicate extends DeskRequest {
  /** From the place, metres. */
  metres: number;
  at: LonLat;
}

/** What is farther away is another matter. */
const NEAR_M = 300;
const MOST = 5;
const METRES_PER_DEGREE = 111_320;
const OPEN = ["registered", "accepted", "in_progress", "submitted_done", "submitted_infeasible", "rework", "clarification"];

export async function duplicatesNear(service: string, at: LonLat, stopped: AbortSignal): Promise<Duplicate[]> {
  const [lon, lat] = at;
  const dLat = NEAR_M / METRES_PER_DEGREE;
  const dLon = dLat / Math.cos((lat * Math.PI) / 180);
  const bbox = [lon - dLon, lat - dLat, lon + dLon, lat + dLat].map((degrees) => degrees.toFixed(6)).join(",");
  const { requests } = await get<DeskPage>(`/api/desk/requests?${new URLSearchParams({ service, status: OPEN.join(","), bbox, limit: "50" })}`, stopped);
  return requests
    .flatMap((request) => (request.lon === null || request.lat === null ? [] : [{ ...request, at: [request.lon, request.lat] as const }]))
    .map((request) => ({ ...request, metres: metresBetween(at, request.at) }))
    .filter(({ metres }) => metres <= NEAR_M)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, MOST);
}

/** Over so short a way the globe is flat. */
export function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const x = (lonB - lonA) * Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return Math.hypot(x, latB - latA) * METRES_PER_DEGREE;
}
