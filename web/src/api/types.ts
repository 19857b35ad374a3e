// The bodies of the HTTP API, as ARCHITECTURE.md describes them.
import type { Feature, FeatureCollection, Geometry, Point } from "geojson";

export const GROUPS = ["in_work", "overdue", "awaiting", "done", "closed_without"] as const;
/** What a marker's colour and shape tell. */
export type Group = (typeof GROUPS)[number];

export type Status =
  | "registered"
  | "refused"
  | "accepted"
  | "in_progress"
  | "submitted_done"
  | "submitted_infeasible"
  | "rework"
  | "clarification"
  | "closed_confirmed"
  | "closed_checked"
  | "closed_infeasible"
  | "cancelled";

export interface HistoryRow {
  at: string;
  from: Status | null;
  to: Status;
  note?: string | null;
}

export interface Photo {
  url: string;
  thumbnail_url: string;
  /** Of the photo, in pixels. */
  width: number;
  height: number;
  stage: "problem" | "report";
}

export interface RequestProperties {
  number: string;
  status: Status;
  group: Group;
  overdue: boolean;
  service: { code: string; name: string };
  executor: { id: number; name: string } | null;
  district: { id: number; name: string } | null;
  place: string | null;
  precision: "exact" | "generalised";
  /** Instant, UTC. */
  registered_at: string;
  /** Calendar dates, `YYYY-MM-DD`. */
  due_on: string | null;
  closed_on: string | null;
  text: string | null;
  /** Only in the answer for one request. */
  history?: HistoryRow[];
  photos?: Photo[];
}

export type RequestFeature = Feature<Point, RequestProperties>;

export interface RequestPage extends FeatureCollection<Point, RequestProperties> {
  numberMatched: number;
  numberReturned: number;
  links: { rel: string; href: string }[];
}

export interface Service {
  code: string;
  name: string;
}

export interface Statistics {
  total: number;
  groups: Record<Group, number>;
  services: { code: string; name: string; count: number }[];
  districts: { id: number; name: string; count: number }[];
}

export interface Community {
  name: string;
  /** West, south, east, north. */
  bounds: [number, number, number, number];
  centre: [number, number];
  time_zone: string;
  boundary: Geometry | null;
  attribution: string;
  /** What the community says of itself, line by line: who runs the map, and how to reach the contact centre. */
  about: string[];
  contact: string[];
}

export type Addresses = FeatureCollection<Point, { geocoding: { label: string; match_level: string } }>;
export type Districts = FeatureCollection<Geometry, { id: number; name: string }>;
