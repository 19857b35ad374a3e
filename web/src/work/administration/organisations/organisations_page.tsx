// Who carries requests out: every executor, one of them beside the list to be changed, and the districts whose offices they are.
import type { AreaProps } from "../../areas";
import { usePage } from "../../page";
import { query } from "../../router";
import { Notice } from "../../ui/notice";
import { Panel } from "../panel";
import { found, SearchField } from "../search_field";
import type { Setup } from "../setup";
import { entryHref, listHref, SetupPage } from "../setup_page";
import { DistrictTable } from "./district_table";
import { OrganisationForm } from "./organisation_form";
import { OrganisationList } from "./organisation_list";

const PATH = "/administration/organisations";

export default function OrganisationsPage({ rest }: AreaProps) {
  const { t } = usePage();
  return (
    <SetupPage
      title={t("area-organisations")}
      add={t("organisation-new")}
      path={PATH}
      rest={rest}
      list={(setup) => <Listed setup={setup} selected={rest} />}
      entry={(setup, id, saved) => <Opened key={id} id={id} setup={setup} saved={saved} />}
    />
  );
}

function Listed({ setup, selected }: { setup: Setup; selected: string }) {
  const { t } = usePage();
  const q = query.value.get("q") ?? "";
  const organisations = setup.organisations.filter(({ name }) => found(q, [name]));
  const isEmpty = setup.organisations.length === 0;
  return (
    <>
      {!isEmpty && <div class="setup-tools"><SearchField label={t("organisations-search")} /></div>}
      {organisations.length === 0 ? (
        <Notice title={t(isEmpty ? "organisations-empty-title" : "setup-none-title")} text={isEmpty ? t("organisations-empty-text") : ""} />
      ) : (
        <OrganisationList organisations={organisations} districts={setup.districts} selected={selected} hrefOf={(id) => entryHref(PATH, id)} />
      )}
      <DistrictTable setup={setup} />
    </>
  );
}

function Opened({ id, setup, saved }: { id: string | null; setup: Setup; saved: (id: number) => Promise<void> }) {
  const { t } = usePage();
  const organisation = setup.organisations.find((one) => String(one.id) === id) ?? null;
  const rules = setup.rules.filter((rule) => rule.organisation === organisation?.id).length;
  const isUnknown = id !== null && !organisation;
  return (
    <Panel title={isUnknown ? t("organisation-unknown") : organisation?.name ?? t("organisation-new")} back={listHref(PATH)} backLabel={t("area-organisations")}>
      {isUnknown ? <p>{t("organisation-unknown-text")}</p> : <OrganisationForm organisation={organisation} districts={setup.districts} rules={rules} saved={saved} />}
    </Panel>
  );
}
