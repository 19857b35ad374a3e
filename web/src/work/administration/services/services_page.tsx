// The classifier: every service with its term and what the public sees of it, and one of them beside the list to be changed.
import type { AreaProps } from "../../areas";
import { usePage } from "../../page";
import { go, query, withQuery } from "../../router";
import { Icon } from "../../ui/icon";
import { Notice } from "../../ui/notice";
import { Missing } from "../missing";
import { Panel } from "../panel";
import { found, SearchField } from "../search_field";
import type { Service, Setup } from "../setup";
import { entryHref, listHref, SetupPage } from "../setup_page";
import { ServiceForm } from "./service_form";
import { ServiceList } from "./service_list";

const PATH = "/administration/services";

/** What `show` in the address narrows the list to. */
const SHOWN: Partial<Record<string, (service: Service) => boolean>> = {
  never: ({ visibility, reviewed }) => visibility === "never" && reviewed,
  unreviewed: ({ reviewed }) => !reviewed,
};

export default function ServicesPage({ rest }: AreaProps) {
  const { t } = usePage();
  return (
    <SetupPage
      title={t("area-services")}
      add={t("service-new")}
      path={PATH}
      rest={rest}
      list={(setup) => <Listed setup={setup} selected={rest} />}
      entry={(setup, code, saved) => <Opened key={code} code={code} setup={setup} saved={saved} />}
    />
  );
}

function Listed({ setup, selected }: { setup: Setup; selected: string }) {
  const { t } = usePage();
  const q = query.value.get("q") ?? "";
  const show = query.value.get("show") ?? "";
  const narrowed = SHOWN[show];
  const services = setup.services.filter(
    (service) => (narrowed?.(service) ?? true) && found(q, [service.name, service.code, service.group]),
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
        <ServiceList services={services} selected={selected} hrefOf={(code) => entryHref(PATH, code)} />
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
    <Panel title={isUnknown ? t("service-unknown") : service?.name ?? t("service-new")} back={listHref(PATH)} backLabel={t("area-services")}>
      {isUnknown ? <p>{t("service-unknown-text", { code })}</p> : <ServiceForm service={service} groups={groups} saved={saved} />}
    </Panel>
  );
}
