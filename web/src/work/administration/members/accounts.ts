// Accounts of those who work here, as the server tells them, and what ends somebody's sessions.
import { ask } from "../../api";
import { begun, type Begun } from "../meanwhile";

export interface Account {
  id: number;
  login: string;
  name: string;
  role: string;
  organisation: number | null;
  organisation_name: string | null;
  has_password: boolean;
  oidc: boolean;
  oidc_linked: boolean;
  second_factor: boolean;
  disabled_at: string | null;
}

export const ROLES = ["operator", "executor", "official", "administrator"] as const;
const YES = "yes";
export const MEMBERS = "/administration/members";

/** Accounts from the command line have a login alone. */
export const nameOf = ({ name, login }: Account): string => name || login;

/** Of the form; what is ticked is `yes`. A password is no part of it, since a form is kept. */
export const valuesOf = (account: Account | null): Begun =>
  begun({
    login: account?.login ?? "",
    name: account?.name ?? "",
    role: account?.role ?? "operator",
    organisation: account?.organisation ? String(account.organisation) : "",
    oidc: account?.oidc ? YES : "",
    removePassword: "",
    resetSecondFactor: "",
  });

export const ticked = (on: boolean): string => (on ? YES : "");

/** What the server is asked for. */
const bodyOf = (values: Begun, password: string) => ({
  name: values.name,
  role: values.role,
  organisation: values.role === "executor" && values.organisation ? Number(values.organisation) : null,
  oidc: values.oidc === YES,
  ...(password && { password }),
});

export const create = async (values: Begun, password: string): Promise<Account> =>
  (await ask<Account>("/api/admin/accounts", { method: "POST", body: { login: values.login, ...bodyOf(values, password) } })).value;

export async function change(account: Account, values: Begun, password: string): Promise<Account> {
  const body = {
    ...bodyOf(values, password),
    disabled: account.disabled_at !== null,
    remove_password: values.removePassword === YES && !password,
    reset_second_factor: values.resetSecondFactor === YES,
  };
  return (await ask<Account>(`/api/admin/accounts/${account.id}`, { method: "PUT", body })).value;
}

export async function shutOut({ id }: Account): Promise<void> {
  await ask(`/api/admin/accounts/${id}`, { method: "DELETE" });
}

/** Lets somebody in again, and changes nothing else; the server wants a name, though. */
export const letIn = (account: Account): Promise<Account> => change({ ...account, disabled_at: null }, valuesOf({ ...account, name: nameOf(account) }), "");

/** Why saving this ends the person's sessions: keys of words; empty where it does not. */
export function endings(account: Account, values: Begun, password: string): string[] {
  const organisation = values.role === "executor" ? values.organisation : "";
  return [
    ...(values.role === account.role ? [] : ["members-ends-role"]),
    ...(organisation === String(account.organisation ?? "") ? [] : ["members-ends-organisation"]),
    ...(password ? ["members-ends-password"] : []),
    ...(values.removePassword === YES && !password ? ["members-ends-password-removed"] : []),
    ...(account.oidc && values.oidc !== YES ? ["members-ends-oidc"] : []),
    ...(values.resetSecondFactor === YES ? ["members-ends-second-factor"] : []),
  ];
}
