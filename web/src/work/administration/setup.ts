// What an administrator sets up: services, those who carry them out, and the rules that lead from one to the other.
import type { Districts } from "../../api/types";
import { get } from "../api";

export const VISIBILITIES = ["exact", "generalised", "aggregate", "never"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export interface Service {
  code: string;
  name: string;
  group: string;
  term_days: number;
  term_unit: "calendar" | "working";
  visibility: Visibility;
  /** False for a name that an import brought and nobody has looked at. */
  reviewed: boolean;
  open311_code: string | null;
  outside_powers: boolean;
  where_to_turn: string | null;
  retired_at: string | null;
}

export interface Organisation {
  id: number;
  name: string;
  phone: string | null;
  email: string | null;
  /** Ids of the districts whose office it is. */
  districts: number[];
  retired_at: string | null;
}

export interface Rule {
  service: string;
  /** None: everywhere else. */
  district: number | null;
  organisation: number;
  organisation_name: string;
  organisation_retired: boolean;
}

export interface District {
  id: number;
  name: string;
}

export interface Setup {
  services: Service[];
  organisations: Organisation[];
  rules: Rule[];
  districts: District[];
}

/** All of it: each page shows one side, and what it means for the others. */
export async function readSetup(signal?: AbortSignal): Promise<Setup> {
  const [services, organisations, rules, { features }] = await Promise.all([
    get<Service[]>("/api/admin/services", signal),
    get<Organisation[]>("/api/admin/organisations", signal),
    get<Rule[]>("/api/admin/routing", signal),
    get<Districts>("/api/districts", signal),
  ]);
  const districts = features.map(({ properties: { id, name } }) => ({ id, name }));
  return { services, organisations, rules, districts: districts.sort((one, other) => one.name.localeCompare(other.name, "uk", { numeric: true })) };
}

export const atWork = <T extends { retired_at: string | null }>(list: readonly T[]): T[] => list.filter(({ retired_at }) => retired_at === null);

/** Under their headings, in the order they come; those without one last. */
export function byGroup(services: readonly Service[]): [group: string, services: Service[]][] {
  const groups = new Map<string, Service[]>();
  for (const service of services) groups.set(service.group, [...(groups.get(service.group) ?? []), service]);
  return [...groups].sort(([one], [other]) => Number(one === "") - Number(other === ""));
}
