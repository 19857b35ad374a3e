// What the visitor asked to see, and how that is asked of the server.
import { GROUPS, type Group } from "../api/types";
import { addDays } from "../lib/dates";

export const PERIODS = ["7", "30", "90", "year"] as const;
export type Period = (typeof PERIODS)[number];

export interface Filters {
  readonly groups: readonly Group[];
  readonly service: string | null;
  readonly district: string | null;
  readonly period: Period | null;
  /** Words in the text of a request. */
  readonly q: string | null;
}

export type FilterName = keyof Filters;

export const NO_FILTERS: Filters = { groups: [], service: null, district: null, period: null, q: null };

/** The filters that are set, in the order in which they are shown. */
export function active(filters: Filters): FilterName[] {
  const names: FilterName[] = ["groups", "service", "district", "period", "q"];
  return names.filter((name) => (name === "groups" ? filters.groups.length > 0 : filters[name] !== null));
}

export function without(filters: Filters, name: FilterName): Filters {
  return { ...filters, [name]: NO_FILTERS[name] };
}

export function toggleGroup(filters: Filters, group: Group): Filters {
  const on = filters.groups.includes(group);
  return { ...filters, groups: GROUPS.filter((one) => (one === group ? !on : filters.groups.includes(one))) };
}

/** The query of `/api/requests`, `/api/statistics` and the request tiles. */
export function query(filters: Filters, today: string): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.groups.length > 0) params.set("group", filters.groups.join(","));
  if (filters.service !== null) params.set("service", filters.service);
  if (filters.district !== null) params.set("district", filters.district);
  if (filters.period !== null) params.set("from", firstDay(filters.period, today));
  if (filters.q !== null) params.set("q", filters.q);
  return params;
}

function firstDay(period: Period, today: string): string {
  return period === "year" ? `${today.slice(0, 4)}-01-01` : addDays(today, 1 - Number(period));
}
