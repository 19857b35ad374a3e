// Everybody who works here: what each may do and how they come in; one of them opened beside the list.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { AreaProps } from "../../areas";
import { usePage } from "../../page";
import { go, query, withQuery } from "../../router";
import { Icon } from "../../ui/icon";
import { Failure, Notice } from "../../ui/notice";
import { useRowKeys } from "../../ui/rows";
import { Skeleton } from "../../ui/skeleton";
import { Panel } from "../panel";
import { useRead } from "../read";
import { found, SearchField } from "../search_field";
import { type Account, MEMBERS, nameOf, ROLES } from "./accounts";
import { MemberForm } from "./member_form";
import { HandOver } from "./password_field";

export default function MembersPage({ rest }: AreaProps) {
  const { t } = usePage();
  const { value: accounts, error, again } = useRead<Account[]>("/api/admin/accounts");
  const set = useSignal<{ login: string; password: string } | null>(null);
  const container = useRef<HTMLDivElement>(null);
  useRowKeys(container);
  const opened = accounts.value?.find(({ id }) => String(id) === rest);
  const saved = (account: Account, password: string) => {
    const others = (accounts.peek() ?? []).filter(({ id }) => id !== account.id);
    accounts.value = [...others, account].toSorted((one, other) => one.login.localeCompare(other.login));
    set.value = password ? { login: account.login, password } : null;
  };
  const isNew = rest === "new";
  const once = set.value && <HandOver {...set.value} close={() => { set.value = null; }} />;
  return (
    <div class="settings" data-open={rest !== ""}>
      <div class="settings-list" ref={container}>
        <header class="settings-head">
          <h1>{t("members-title")}</h1>
          <a class="button button-primary" href={withQuery(`${MEMBERS}/new`, {})}><Icon name="plus" />{t("members-add")}</a>
        </header>
        {accounts.value ? <Rows accounts={accounts.value} open={rest} /> : error.value !== null ? <Failure t={t} error={error.value} again={() => void again()} /> : <Skeleton rows={6} label={t("loading")} />}
      </div>
      {isNew && accounts.value && (
        <Panel key="new" title={t("members-new")} back={withQuery(MEMBERS, {})} backLabel={t("members-back")}>
          <MemberForm account={null} reread={again} saved={(account, password) => { saved(account, password); go(withQuery(`${MEMBERS}/${account.id}`, {}), { replace: true }); }} />
        </Panel>
      )}
      {opened && (
        <Panel key={opened.id} title={nameOf(opened)} back={withQuery(MEMBERS, {})} backLabel={t("members-back")}>
          {set.value?.login === opened.login && once}
          <MemberForm account={opened} reread={again} saved={saved} />
        </Panel>
      )}
      {rest !== "" && !isNew && !opened && accounts.value && (
        <Panel title={t("members-missing-title")} back={withQuery(MEMBERS, {})} backLabel={t("members-back")}><p>{t("members-missing-text")}</p></Panel>
      )}
    </div>
  );
}

function Rows({ accounts, open }: { accounts: readonly Account[]; open: string }) {
  const { t } = usePage();
  const [q, role] = [query.value.get("q") ?? "", query.value.get("role") ?? ""];
  const shown = accounts.filter((account) => (role === "" || account.role === role) && found(q, [account.name, account.login, account.organisation_name ?? ""]));
  const reset = () => {
    go(withQuery(MEMBERS, { q: null, role: null }), { replace: true });
  };
  return (
    <>
      <div class="settings-filters" role="group" aria-label={t("filters-label")}>
        <SearchField label={t("members-search")} />
        {ROLES.map((one) => {
          const count = accounts.filter((account) => account.role === one).length;
          const pressed = role === one;
          return (
            <button key={one} type="button" class="chip chip-plain" aria-pressed={pressed} onClick={() => { go(withQuery(location.pathname, { role: pressed ? null : one }), { replace: true }); }}>
              {t(`members-role-${one}`)} <span class="chip-count">{count}</span>
            </button>
          );
        })}
      </div>
      <p class="settings-count" role="status">{t("members-count", { count: shown.length })}</p>
      {shown.length === 0 ? (
        <Notice title={t("members-none-title")} text={t("members-none-text")}>
          <button type="button" class="button button-primary" onClick={reset}>{t("filters-reset")}</button>
        </Notice>
      ) : (
        <ul class="settings-rows">
          {shown.map((account) => <li key={account.id}><Row account={account} isOpen={String(account.id) === open} /></li>)}
        </ul>
      )}
    </>
  );
}

function Row({ account, isOpen }: { account: Account; isOpen: boolean }) {
  const { t } = usePage();
  const ways = [account.has_password && t("members-way-password"), account.oidc && t(account.oidc_linked ? "members-way-oidc" : "members-way-oidc-waits"), account.second_factor && t("members-way-second")];
  return (
    <a class="settings-item member" href={withQuery(`${MEMBERS}/${account.id}`, {})} data-row data-id={account.id} aria-current={isOpen ? "true" : undefined}>
      <span class="settings-item-main">
        <span class="settings-item-name">{nameOf(account)}</span>
        {account.name && <span class="settings-item-note">{account.login}</span>}
      </span>
      <span class="settings-item-side">
        <span>{t(`role-${account.role}`)}</span>
        {account.organisation_name && <span class="settings-item-note">{account.organisation_name}</span>}
      </span>
      <span class="settings-item-side">
        {account.disabled_at !== null && <span class="flag flag-out">{t("members-out")}</span>}
        <span class="settings-item-note">{ways.filter(Boolean).join(", ") || t("members-way-none")}</span>
      </span>
    </a>
  );
}
