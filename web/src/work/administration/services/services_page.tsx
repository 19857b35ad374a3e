// The classifier: every service with its term and what the public sees of it, and one of them beside the list to be changed.
import { useRef } from "preact/hooks";
import type { AreaProps } from "../../areas";
import { usePage } from "../../page";
import { go, query, withQuery } from "../../router";
import { Icon } from "../../ui/icon";
import { Failure, Notice } from "../../ui/notice";
import { useRowKeys } from "../../ui/rows";
import { useShortcuts } from "../../ui/shortcuts";
import { Skeleton } from "../../ui/skeleton";
import { Missing } from "../missing";
import { Panel } from "../panel";
import { SearchField } from "../search_field";
import type { Service, Setup } from "../setup";
import { useSetup } from "../use_setup";
import { ServiceForm } from "./service_form";
import { ServiceList } from "./service_list";

const PATH = "/administration/services";
const hrefOf = (code: string) => withQuery(`${PATH}/${code}`, { new: null });
const listHref = () => withQuery(PATH, { new: null });

/** What `show` in the address narrows the list to. */
const SHOWN: Partial<Record<string, (service: Service) => boolean>> = {
  never: ({ visibility, reviewed }) => visibility === "never" && reviewed,
  unreviewed: ({ reviewed }) => !reviewed,
};

export default function ServicesPage({ rest }: AreaProps) {
  const { t } = usePage();
  const { setup, error, load } = useSetup();
  const container = useRef<HTMLDivElement>(null);
  const isNew = rest === "" && query.value.get("new") !== null;
  const add = () => { go(withQuery(PATH, { new: "yes" })); };
  useRowKeys(container);
  useShortcuts([{ key: "n", label: t("service-new"), act: add }]);
  const read = setup.value;
  const saved = async (code: string) => {
    await load();
    if (isNew) go(hrefOf(code), { replace: true });
  };
  return (
    <div class="setup" data-open={rest !== "" || isNew}>
      <div class="setup-main" ref={container}>
        <header class="setup-head">
          <h1>{t("area-services")}</h1>
          <button type="button" class="button button-primary" onClick={add}><Icon name="plus" />{t("service-new")}</button>
        </header>
        {read ? <Listed setup={read} selected={rest} /> : error.value !== null ? <Failure t={t} error={error.value} again={() => void load()} /> : <Skeleton rows={9} label={t("loading")} />}
      </div>
      {read && (rest !== "" || isNew) && <Opened key={isNew ? "" : rest} code={isNew ? null : rest} setup={read} saved={saved} />}
    </div>
  );
}

function Listed({ setup, selected }: { setup: Setup; selected: string }) {
  const { t } = usePage();
  const words = (query.value.get("q") ?? "").toLocaleLowerCase("uk");
  const show = query.value.get("show") ?? "";
  const narrowed = SHOWN[show];
  const services = setup.services.filter(
    (service) => (narrowed?.(service) ?? true) && `${service.name} ${service.code} ${service.group}`.toLocaleLowerCase("uk").includes(words),
  );
  if (setup.services.length === 0) {
    return (
      <Notice title={t("services-empty-title")} text={t("services-empty-text")}>
        <pre class="setup-command">hromada-map import services classifier.csv</pre>
      </Notice>
    );
  }
  return (
    <>
      <Missing setup={setup} />
      <div class="setup-tools">
        <SearchField label={t("services-search")} />
        {narrowed && (
          <button type="button" class="chip" aria-pressed onClick={() => { go(withQuery(location.pathname, { show: null })); }}>
            {t(`services-show-${show}`)}
            <Icon name="close" />
            <span class="unseen">{t("services-show-all")}</span>
          </button>
        )}
      </div>
      {services.length === 0 ? (
        <Notice title={t("setup-none-title")}>
          <button type="button" class="button button-primary" onClick={() => { go(withQuery(location.pathname, { q: null, show: null })); }}>{t("services-show-all")}</button>
        </Notice>
      ) : (
        <ServiceList services={services} selected={selected} hrefOf={hrefOf} />
      )}
    </>
  );
}

function Opened({ code, setup, saved }: { code: string | null; setup: Setup; saved: (code: string) => Promise<void> }) {
  const { t } = usePage();
  const service = setup.services.find((one) => one.code === code) ?? null;
  const groups = [...new Set(setup.services.map(({ group }) => group))].filter((group) => group !== "");
  const isUnknown = code !== null && !service;
  return (
    <Panel title={isUnknown ? t("service-unknown") : service?.name ?? t("service-new")} back={listHref()} backLabel={t("area-services")}>
      {isUnknown ? <p>{t("service-unknown-text", { code })}</p> : <ServiceForm service={service} groups={groups} saved={saved} />}
    </Panel>
  );
}
