// Filters above the list: words, a chip per mark, and what narrows further. On a phone the further ones wait behind a button.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Status } from "../../api/types";
import { DESK_GROUPS, type DeskGroup, Mark } from "../marks";
import { usePage } from "../page";
import { Icon } from "../ui/icon";
import { SearchField } from "../ui/search_field";
import { catalogue, needCatalogue } from "./catalogue";
import { clearFilters, type FilterName, filters, setFilters } from "./filters";

const STATUSES: readonly Status[] = [
  "registered", "refused", "accepted", "in_progress", "submitted_done", "submitted_infeasible",
  "rework", "clarification", "closed_confirmed", "closed_checked", "closed_infeasible", "cancelled",
];
const FURTHER: readonly FilterName[] = ["status", "service", "executor", "district", "from", "to"];
/** How long typing must rest before the list is asked anew, milliseconds. */
const REST = 250;

export function FilterBar({ withExecutors }: { withExecutors: boolean }) {
  const { t } = usePage();
  const open = useSignal(false);
  needCatalogue();
  const set = filters.value;
  const count = FURTHER.filter((name) => set[name]).length;
  return (
    <section class="desk-filters" aria-label={t("filters-label")}>
      <SearchField label={t("desk-search")} value={set.q ?? ""} rest={REST} search={(words) => { setFilters({ q: words.trim() || null }); }} />
      <div class="chips" role="group" aria-label={t("filter-groups")}>
        {DESK_GROUPS.map((group) => <Chip key={group} group={group} />)}
      </div>
      <button type="button" class="button desk-filters-more" aria-expanded={open.value} aria-controls="further" onClick={() => { open.value = !open.value; }}>
        <Icon name="filter" />
        {t("filters-more")}
        {count > 0 && <span class="badge">{count}</span>}
      </button>
      <div id="further" class={open.value ? "selects selects-open" : "selects"}>
        <Further withExecutors={withExecutors} />
        {Object.keys(set).length > 0 && <button type="button" class="link-button reset" onClick={clearFilters}>{t("filters-reset")}</button>}
      </div>
    </section>
  );
}

/** One mark at a time; what is new has a status and no mark on the public map. */
function Chip({ group }: { group: DeskGroup }) {
  const { t } = usePage();
  const { status, group: set } = filters.value;
  const on = group === "new" ? status === "registered" : set === group;
  const choose = () => {
    if (on) setFilters({ status: null, group: null });
    else if (group === "new") setFilters({ status: "registered", group: null });
    else setFilters({ status: null, group });
  };
  return (
    <button type="button" class="chip" data-group={group} aria-pressed={on} onClick={choose}>
      <Mark group={group} />
      <span>{t(group === "new" ? "group-new" : `group-${group}`)}</span>
    </button>
  );
}

function Further({ withExecutors }: { withExecutors: boolean }) {
  const { t } = usePage();
  const known = catalogue.value;
  const named = (list: readonly { id: number; name: string }[] = []) =>
    list.map(({ id, name }) => <option key={id} value={String(id)}>{name}</option>);
  return (
    <>
      <Select name="status" label={t("filter-status")} any={t("filter-any-status")} clears="group">
        {STATUSES.map((status) => <option key={status} value={status}>{t(`status-${status}`)}</option>)}
      </Select>
      <Select name="service" label={t("filter-service")} any={t("filter-any-service")}>
        {known?.services.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </Select>
      {withExecutors && <Select name="executor" label={t("request-executor")} any={t("filter-any-executor")}>{named(known?.executors)}</Select>}
      {known?.districts.length !== 0 && <Select name="district" label={t("filter-district")} any={t("filter-any-district")}>{named(known?.districts)}</Select>}
      <Day name="from" label={t("filter-from")} />
      <Day name="to" label={t("filter-to")} />
    </>
  );
}

interface SelectProps {
  name: FilterName;
  label: string;
  any: string;
  /** A filter that says the same in other words. */
  clears?: FilterName;
  children: ComponentChildren;
}

export function Select({ name, label, any, clears, children }: SelectProps) {
  const value = filters.value[name] ?? "";
  const choose = (chosen: string) => {
    setFilters({ [name]: chosen || null, ...(clears && { [clears]: null }) });
  };
  return (
    <select class={value ? "select select-set" : "select"} aria-label={label} value={value} onChange={(event) => { choose(event.currentTarget.value); }}>
      <option value="">{any}</option>
      {children}
    </select>
  );
}

export function Day({ name, label }: { name: FilterName; label: string }) {
  const value = filters.value[name] ?? "";
  return (
    <label class={value ? "day day-set" : "day"}>
      <span>{label}</span>
      <input type="date" value={value} onChange={(event) => { setFilters({ [name]: event.currentTarget.value || null }); }} />
    </label>
  );
}
