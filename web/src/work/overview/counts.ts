// Counts of each group for every service, executor and district: the public statistics, asked for once a group and laid side by side.
import type { Group, Statistics } from "../../api/types";
import { get } from "../api";

export const GROUPS: readonly Group[] = ["in_work", "overdue", "awaiting", "done", "closed_without"];

export type Counts = Record<Group, number>;

/** One service, executor or district. */
export interface Row {
  /** What a filter calls it. */
  key: string;
  name: string;
  total: number;
  counts: Counts;
}

export interface Overview {
  total: number;
  counts: Counts;
  services: Row[];
  executors: Row[];
  districts: Row[];
  consultations: number;
}

interface Named {
  name: string | null;
  count: number;
  code?: string;
  id?: number;
}
type Answer = Statistics & { executors: Named[] };

/** What a query of the public filters matches, laid out. */
export async function overview(query: URLSearchParams, signal: AbortSignal): Promise<Overview> {
  const days = new URLSearchParams([...query].filter(([name]) => name === "from" || name === "to"));
  const [all, consultations, ...groups] = await Promise.all([
    get<Answer>(`/api/statistics?${query}`, signal),
    get<{ total: number }>(`/api/desk/consultations?${days}`, signal),
    ...GROUPS.map((group) => get<Answer>(`/api/statistics?${new URLSearchParams([...query, ["group", group]])}`, signal)),
  ]);
  const table = (list: (answer: Answer) => Named[]) => rows(list(all), groups.map(list));
  return {
    total: all.total,
    counts: all.groups,
    services: table(({ services }) => services),
    executors: table(({ executors }) => executors),
    districts: table(({ districts }) => districts),
    consultations: consultations.total,
  };
}

/** Most first, as they come. */
export function rows(all: readonly Named[], groups: readonly (readonly Named[])[]): Row[] {
  const keyOf = ({ code, id }: Named) => code ?? String(id);
  const byKey = groups.map((list) => new Map(list.map((named) => [keyOf(named), named.count])));
  return all.map((named) => ({
    key: keyOf(named),
    name: named.name ?? keyOf(named),
    total: named.count,
    counts: Object.fromEntries(GROUPS.map((group, at) => [group, byKey[at]?.get(keyOf(named)) ?? 0])) as Counts,
  }));
}
