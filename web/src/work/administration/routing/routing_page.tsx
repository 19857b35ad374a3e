// Who carries out what, where: the table of service × district, changed in place.
import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { usePage } from "../../page";
import { go, query, withQuery } from "../../router";
import { wide } from "../../wide";
import { Icon } from "../../ui/icon";
import { Failure, Notice } from "../../ui/notice";
import { useShortcuts } from "../../ui/shortcuts";
import { Skeleton } from "../../ui/skeleton";
import { SearchField } from "../search_field";
import { atWork, type Setup } from "../setup";
import { useSetup } from "../use_setup";
import { type Choosing, ChoosingPicker } from "./choosing";
import { Grid } from "./grid";
import { ruleSetter, type SetRules } from "./rules";
import { ServiceRules } from "./service_rules";
import { lacksExecutor, Table } from "./table";

export default function RoutingPage() {
  const { t } = usePage();
  const held = useSetup();
  const { setup, error, load } = held;
  const read = setup.value;
  return (
    <div class="routing">
      <header class="routing-top">
        <h1>{t("routing-title")}</h1>
        <p class="setup-lead">{t("routing-lead")}</p>
      </header>
      {read ? <Rules setup={read} setRules={ruleSetter(t, held)} /> : error.value !== null ? <Failure t={t} error={error.value} again={() => void load()} /> : <Skeleton rows={9} label={t("loading")} />}
    </div>
  );
}

function Rules({ setup, setRules }: { setup: Setup; setRules: SetRules }) {
  const { t } = usePage();
  const choosing = useSignal<Choosing | null>(null);
  useShortcuts([
    { key: "Arrow", shown: "← ↑ ↓ →", label: t("routing-keys-walk") },
    { key: "Enter", label: t("routing-keys-choose") },
    { key: "Delete", label: t("routing-keys-remove") },
  ]);
  const offered = atWork(setup.services);
  const table = new Table(setup.rules);
  const lacking = offered.filter((service) => lacksExecutor(setup, table, service)).length;
  const words = (query.value.get("q") ?? "").toLocaleLowerCase("uk");
  const isNarrowed = query.value.get("show") === "nobody";
  // Those that lacked somebody when this was asked for: a row stays where it is once it has one.
  const wanted = useMemo(() => new Set(offered.filter((service) => !isNarrowed || lacksExecutor(setup, table, service)).map(({ code }) => code)), [isNarrowed, offered.length]);
  const services = offered.filter(({ code, name, group }) => wanted.has(code) && `${name} ${group}`.toLocaleLowerCase("uk").includes(words));
  const show = (changes: Record<string, string | null>) => { go(withQuery(location.pathname, changes)); };
  const close = () => {
    const anchor = choosing.peek()?.anchor;
    choosing.value = null;
    anchor?.focus();
  };
  const choose = (begun: Choosing) => { choosing.value = begun; };
  if (offered.length === 0 || atWork(setup.organisations).length === 0) return <Nothing isServices={offered.length === 0} />;
  return (
    <>
      <div class="setup-tools routing-tools">
        <SearchField label={t("services-search")} />
        {(lacking > 0 || isNarrowed) && (
          <button type="button" class="chip" aria-pressed={isNarrowed} onClick={() => { show({ show: isNarrowed ? null : "nobody" }); }}>
            <Icon name="alert" />
            {t("routing-lacking", { count: lacking })}
          </button>
        )}
        {setup.districts.length === 0 && <p class="setup-quiet">{t("routing-no-districts")}</p>}
        {wide.value && <p class="routing-hint">{t("routing-hint")}</p>}
      </div>
      {services.length === 0 ? (
        <Notice title={t(isNarrowed && words === "" ? "routing-none-lacking" : "setup-none-title")}>
          <button type="button" class="button button-primary" onClick={() => { show({ q: null, show: null }); }}>{t("services-show-all")}</button>
        </Notice>
      ) : wide.value ? (
        <div class="routing-scroll"><Grid setup={setup} services={services} setRules={setRules} choose={choose} /></div>
      ) : (
        <ServiceRules setup={setup} services={services} choose={choose} />
      )}
      {choosing.value && <ChoosingPicker key={choosing.value.anchor.dataset.spot ?? ""} choosing={choosing.value} setup={setup} setRules={setRules} close={close} />}
    </>
  );
}

function Nothing({ isServices }: { isServices: boolean }) {
  const { t } = usePage();
  const what = isServices ? "services" : "organisations";
  return (
    <Notice title={t(`${what}-empty-title`)} text={t("routing-empty-text")}>
      <a class="button button-primary" href={`/administration/${what}?new=yes`}>{t(isServices ? "service-new" : "organisation-new")}</a>
    </Notice>
  );
}
