// What an official asks first: how many requests there are, how far they have come, and where they are late; by executor, kind of
// problem and district, of the days that matter, and to take along.
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { aborted } from "../api";
import { catalogue, needCatalogue } from "../desk/catalogue";
import { Day, Select } from "../desk/filter_bar";
import { type Filters, filters, setFilters } from "../desk/filters";
import { useLive } from "../live";
import { Mark } from "../marks";
import { usePage } from "../page";
import { Icon } from "../ui/icon";
import { Failure, Notice } from "../ui/notice";
import { Skeleton } from "../ui/skeleton";
import { Breakdown } from "./breakdown";
import { GROUPS, type Overview, overview, type Row } from "./counts";
import { periods } from "./period";

const OURS = ["from", "to", "service", "executor", "district"] as const;

/** The filters of this page, out of those of the desk. */
const asked = (set: Filters) => new URLSearchParams(OURS.flatMap((name) => (set[name] ? [[name, set[name]]] : [])));

export default function OverviewPage() {
  const { t } = usePage();
  const shown = useSignal<Overview | null>(null);
  const error = useSignal<unknown>(null);
  const turn = useSignal(0);
  const query = useComputed(() => asked(filters.value).toString()).value;
  useEffect(() => {
    const stop = new AbortController();
    overview(new URLSearchParams(query), stop.signal).then(
      (counts) => {
        shown.value = counts;
        error.value = null;
      },
      (failed: unknown) => {
        if (!aborted(failed)) error.value = failed;
      },
    );
    return () => {
      stop.abort();
    };
  }, [query, turn.value]);
  const again = () => {
    turn.value++;
  };
  useLive(again);
  return (
    <div class="overview">
      <h1 class="overview-title">{t("area-overview")}</h1>
      <Bar />
      {shown.value ? <Counted counts={shown.value} query={query} /> : error.value !== null ? <Failure t={t} error={error.value} again={again} /> : <Skeleton rows={8} label={t("overview-loading")} />}
    </div>
  );
}

function Bar() {
  const { t, days } = usePage();
  needCatalogue();
  const { from = null, to = null } = filters.value;
  const known = catalogue.value;
  return (
    <div class="overview-bar" role="group" aria-label={t("filters-label")}>
      {periods(days.today).map((period) => (
        <button
          key={period.name}
          type="button"
          class="chip"
          aria-pressed={from === period.from && to === period.to}
          onClick={() => { setFilters({ from: period.from, to: period.to }); }}
        >
          {t(period.name)}
        </button>
      ))}
      <Day name="from" label={t("filter-from")} />
      <Day name="to" label={t("filter-to")} />
      <Select name="service" label={t("filter-service")} any={t("filter-any-service")}>
        {known?.services.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </Select>
      <Select name="executor" label={t("request-executor")} any={t("filter-any-executor")}>
        {known?.executors.map(({ id, name }) => <option key={id} value={String(id)}>{name}</option>)}
      </Select>
      {known?.districts.length !== 0 && (
        <Select name="district" label={t("filter-district")} any={t("filter-any-district")}>
          {known?.districts.map(({ id, name }) => <option key={id} value={String(id)}>{name}</option>)}
        </Select>
      )}
    </div>
  );
}

function Counted({ counts, query }: { counts: Overview; query: string }) {
  const { t, numbers } = usePage();
  const list = (more: Record<string, string>) => {
    const params = new URLSearchParams(query);
    for (const [name, value] of Object.entries(more)) params.set(name, value);
    return `/desk/requests?${params}`;
  };
  const of = (name: string) => (row: Row, more: Record<string, string> = {}) => list({ [name]: row.key, ...more });
  if (counts.total === 0) {
    return (
      <Notice title={t("overview-none-title")} text={t("overview-none-text")}>
        <button type="button" class="button button-primary" onClick={() => { setFilters(Object.fromEntries(OURS.map((name) => [name, null]))); }}>{t("filters-reset")}</button>
      </Notice>
    );
  }
  return (
    <>
      <p class="overview-sentence" role="status">
        {t("overview-sentence", { count: counts.total })} {counts.consultations > 0 && t("overview-consultations", { count: counts.consultations })}
      </p>
      <ul class="overview-groups">
        {GROUPS.map((group) => (
          <li key={group}>
            <a class="overview-group" href={list({ group })} data-group={group}>
              <Mark group={group} />
              <span class="overview-count">{numbers.full(counts.counts[group])}</span>
              <span>{t(`group-${group}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      <div class="overview-tables">
        <Breakdown title={t("overview-executors")} of={t("request-executor")} rows={counts.executors} link={of("executor")} />
        <Breakdown title={t("overview-services")} of={t("overview-service")} rows={counts.services} link={of("service")} />
        <Breakdown title={t("overview-districts")} of={t("overview-district")} rows={counts.districts} link={of("district")} />
      </div>
      <footer class="overview-take">
        <h2 class="breakdown-title">{t("overview-take")}</h2>
        <p class="overview-hint">{t("overview-take-text")}</p>
        <a class="button" href={`/api/requests.csv?${query}`} download="requests.csv"><Icon name="file" />{t("overview-csv")}</a>
        <a class="button" href={`/api/requests.geojson?${query}`} download="requests.geojson"><Icon name="map" />{t("overview-geojson")}</a>
      </footer>
    </>
  );
}
