// Who carries requests out: every executor, one of them beside the list to be changed, and the districts whose offices they are.
import { useRef } from "preact/hooks";
import type { AreaProps } from "../../areas";
import { usePage } from "../../page";
import { go, query, withQuery } from "../../router";
import { Icon } from "../../ui/icon";
import { Failure, Notice } from "../../ui/notice";
import { useRowKeys } from "../../ui/rows";
import { useShortcuts } from "../../ui/shortcuts";
import { Skeleton } from "../../ui/skeleton";
import { Panel } from "../panel";
import { SearchField } from "../search_field";
import type { Setup } from "../setup";
import { useSetup } from "../use_setup";
import { DistrictTable } from "./district_table";
import { OrganisationForm } from "./organisation_form";
import { OrganisationList } from "./organisation_list";

const PATH = "/administration/organisations";
const hrefOf = (id: number) => withQuery(`${PATH}/${id}`, { new: null });

export default function OrganisationsPage({ rest }: AreaProps) {
  const { t } = usePage();
  const { setup, error, load } = useSetup();
  const container = useRef<HTMLDivElement>(null);
  const isNew = rest === "" && query.value.get("new") !== null;
  const add = () => { go(withQuery(PATH, { new: "yes" })); };
  useRowKeys(container);
  useShortcuts([{ key: "n", label: t("organisation-new"), act: add }]);
  const read = setup.value;
  const saved = async (id: number) => {
    await load();
    if (isNew) go(hrefOf(id), { replace: true });
  };
  return (
    <div class="setup" data-open={rest !== "" || isNew}>
      <div class="setup-main" ref={container}>
        <header class="setup-head">
          <h1>{t("area-organisations")}</h1>
          <button type="button" class="button button-primary" onClick={add}><Icon name="plus" />{t("organisation-new")}</button>
        </header>
        {read ? <Listed setup={read} selected={rest} /> : error.value !== null ? <Failure t={t} error={error.value} again={() => void load()} /> : <Skeleton rows={9} label={t("loading")} />}
      </div>
      {read && (rest !== "" || isNew) && <Opened key={isNew ? "" : rest} id={isNew ? null : rest} setup={read} saved={saved} />}
    </div>
  );
}

function Listed({ setup, selected }: { setup: Setup; selected: string }) {
  const { t } = usePage();
  const words = (query.value.get("q") ?? "").toLocaleLowerCase("uk");
  const organisations = setup.organisations.filter(({ name }) => name.toLocaleLowerCase("uk").includes(words));
  const isEmpty = setup.organisations.length === 0;
  return (
    <>
      {!isEmpty && <div class="setup-tools"><SearchField label={t("organisations-search")} /></div>}
      {organisations.length === 0 ? (
        <Notice title={t(isEmpty ? "organisations-empty-title" : "setup-none-title")} text={isEmpty ? t("organisations-empty-text") : ""} />
      ) : (
        <OrganisationList organisations={organisations} districts={setup.districts} selected={selected} hrefOf={hrefOf} />
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
    <Panel title={isUnknown ? t("organisation-unknown") : organisation?.name ?? t("organisation-new")} back={withQuery(PATH, { new: null })} backLabel={t("area-organisations")}>
      {isUnknown ? <p>{t("organisation-unknown-text")}</p> : <OrganisationForm organisation={organisation} districts={setup.districts} rules={rules} saved={saved} />}
    </Panel>
  );
}
