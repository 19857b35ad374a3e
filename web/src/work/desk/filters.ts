// Which requests the list shows. The filters are the API's own, and stand in the address as they are.
import { computed } from "@preact/signals";
import { go, path, query, withQuery } from "../router";

export const FILTERS = ["q", "status", "group", "service", "executor", "district", "from", "to", "overdue"] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterName, string>>;

export const filters = computed<Filters>(() =>
  Object.fromEntries(FILTERS.map((name) => [name, query.value.get(name)]).filter(([, value]) => value)) as Filters,
);

export function setFilters(changes: Partial<Record<FilterName, string | null>>): void {
  go(withQuery(path.peek(), changes), { replace: true });
}

export const clearFilters = (): void => {
  setFilters(Object.fromEntries(FILTERS.map((name) => [name, null])));
};

/** The query of /api/desk/requests. */
export const asQuery = (filters: Filters): string => new URLSearchParams(filters).toString();
