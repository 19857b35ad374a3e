// Each filter in words, as the sentence and the «nothing matches» notice say it.
import type { FilterName, Filters } from "../state/filters";
import type { Context } from "../state/state";

type Known = Pick<Context, "t" | "services" | "districts">;

export function filterWords({ t, services, districts }: Known, filters: Filters, name: FilterName): string {
  switch (name) {
    case "groups":
      return filters.groups.map((group) => t(`filtered-${group}`)).join(", ");
    case "service":
      return services.find(({ code }) => code === filters.service)?.name ?? filters.service ?? "";
    case "district":
      return districts.find(({ id }) => String(id) === filters.district)?.name ?? filters.district ?? "";
    case "period":
      return filters.period === "year" ? t("filtered-year") : t("filtered-period", { days: Number(filters.period) });
    case "q":
      return t("filtered-query", { text: filters.q ?? "" });
  }
}
