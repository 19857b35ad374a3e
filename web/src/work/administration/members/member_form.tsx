// One account: what the person is called, what they may do, how they come in. Before saving it says what will sign them out.
import { useSignal } from "@preact/signals";
import { get, Problem } from "../../api";
import { usePage } from "../../page";
import { who } from "../../session";
import { Submit } from "../../ui/button";
import { ErrorSummary } from "../../ui/error_summary";
import { Field, SelectField } from "../../ui/field";
import { useForm } from "../../ui/form";
import { toast } from "../../ui/toasts";
import { HistoryLink } from "../history_link";
import { type Begun, Meanwhile, Overtaken, useMeanwhile, withoutOvertaking } from "../meanwhile";
import { touched } from "../merged";
import { useRead } from "../read";
import { Access } from "./access";
import { type Account, change, create, endings, ROLES, ticked, valuesOf } from "./accounts";
import { PASSWORD_ID, PasswordField } from "./password_field";

interface Organisation {
  id: number;
  name: string;
  retired_at: string | null;
}

interface MemberProps {
  /** None: somebody new. */
  account: Account | null;
  reread: () => Promise<void>;
  saved: (account: Account, password: string) => void;
}

export function MemberForm({ account, reread, saved }: MemberProps) {
  const { t } = usePage();
  const organisations = useRead<Organisation[]>("/api/admin/organisations");
  const options = useRead<{ oidc: { name: string } | null }>("/api/sign-in-options");
  const fresh = valuesOf(account);
  const form = useForm<Begun>(`member-${account?.id ?? "new"}`, fresh);
  const meanwhile = useMeanwhile(form, fresh);
  const password = useSignal("");
  const passwordError = useSignal<string | undefined>(undefined);
  const values = form.values.value;
  const provider = options.value.value?.oidc ?? null;
  const isTouched = touched(values).length > 0 || password.value !== "";
  const ends = account && isTouched ? endings(account, values, password.value) : [];

  const send = async (typed: Begun) => {
    if (!account) {
      saved(await create(typed, password.value), password.value);
      return;
    }
    const now = await get<Account>(`/api/admin/accounts/${account.id}`);
    if (valuesOf(now).base !== typed.base) {
      saved(now, "");
      throw new Overtaken();
    }
    saved(await change(now, typed, password.value), password.value);
  };
  const wrong = (typed: Begun) => {
    passwordError.value = !account && !password.value && !typed.oidc ? t("members-needed-way") : undefined;
    return {
      ...(!account && !typed.login?.trim() && { login: t("needed-login") }),
      ...(!typed.name?.trim() && { name: t("members-needed-name") }),
      ...(typed.role === "executor" && !typed.organisation && { organisation: t("members-needed-organisation") }),
    };
  };
  const submit = async () => {
    const sent = await form.submit(async (typed) => {
      if (passwordError.peek() !== undefined) throw new Problem(422, "needed", passwordError.peek() ?? "", "password");
      await send(typed);
    }, wrong);
    const problem = withoutOvertaking(form);
    if (problem?.field === "password") {
      passwordError.value = passwordError.peek() ?? words(problem);
      document.getElementById(PASSWORD_ID)?.focus();
    }
    if (problem?.status === 404) void reread();
    if (!sent) return;
    password.value = "";
    toast(t(account ? "members-saved" : "members-added"));
  };
  const undo = () => {
    form.clear();
    password.value = "";
    passwordError.value = undefined;
  };
  const check = (name: "oidc" | "removePassword" | "resetSecondFactor", label: string, hint?: string) => (
    <div>
      <label class="choice">
        <input type="checkbox" checked={values[name] !== ""} aria-describedby={hint ? `member-${name}-hint` : undefined} onChange={(event) => { form.set(name, ticked(event.currentTarget.checked)); }} />
        <span>{label}</span>
      </label>
      {hint && <p id={`member-${name}-hint`} class="field-hint settings-under">{hint}</p>}
    </div>
  );
  const labels = { login: t("login"), name: t("members-name"), role: t("members-role"), organisation: t("members-organisation"), oidc: t("members-oidc"), password: t("password") };
  const known = organisations.value.value ?? [];
  return (
    <>
      <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {account ? (
          <p class="settings-facts">{t("members-login-is", { login: account.login })} <HistoryLink kind="account" subject={account.login} /></p>
        ) : (
          <Field form={form} name="login" label={labels.login} hint={t("members-login-hint")} autocomplete="off" maxlength={64} required />
        )}
        <Field form={form} name="name" label={labels.name} hint={t("members-name-hint")} autocomplete="off" maxlength={200} required />
        <SelectField form={form} name="role" label={labels.role} hint={t(`members-may-${values.role ?? "operator"}`)}>
          {ROLES.map((role) => <option key={role} value={role}>{t(`role-${role}`)}</option>)}
        </SelectField>
        {values.role === "executor" && (
          <SelectField form={form} name="organisation" label={labels.organisation}>
            <option value="">{t("members-choose")}</option>
            {known.filter(({ id, retired_at }) => retired_at === null || String(id) === values.organisation).map(({ id, name }) => <option key={id} value={String(id)}>{name}</option>)}
          </SelectField>
        )}
        <fieldset class="settings-group">
          <legend class="settings-legend">{t("members-ways")}</legend>
          {account && <p class="field-hint">{t(account.has_password ? "members-has-password" : "members-has-no-password")}</p>}
          <PasswordField
            password={password}
            error={passwordError.value}
            label={t(account?.has_password ? "members-new-password" : "password")}
            hint={t("members-password-hint")}
            onType={() => { passwordError.value = undefined; }}
          />
          {(provider !== null || account?.oidc) && check("oidc", provider ? t("members-oidc-named", { name: provider.name }) : labels.oidc, t(account?.oidc_linked ? "members-oidc-linked" : "members-oidc-hint"))}
          {account?.has_password && values.oidc !== "" && !password.value && check("removePassword", t("members-remove-password"), t("members-remove-password-hint"))}
          {account?.second_factor && check("resetSecondFactor", t("members-reset-second"), t("members-reset-second-hint"))}
          {account && !account.second_factor && <p class="field-hint">{t("members-no-second")}</p>}
        </fieldset>
        {ends.length > 0 && (
          <div class="settings-warning" role="status">
            <p>{t("members-ends")}</p>
            <ul>{ends.map((key) => <li key={key}>{t(key)}</li>)}</ul>
            {account?.login === who.value?.login && <p>{t("members-ends-own")}</p>}
          </div>
        )}
        <Meanwhile meanwhile={meanwhile} labels={labels} />
        <ErrorSummary form={form} labels={labels} />
        <div class="form-buttons">
          <Submit busy={form.busy.value} busyLabel={t("settings-saving")}>{t(account ? "settings-save" : "members-create")}</Submit>
          {isTouched && <button type="button" class="button" onClick={undo}>{t("settings-undo")}</button>}
        </div>
      </form>
      {account && <Access account={account} changed={(now) => { saved(now, ""); }} />}
    </>
  );
}

function words({ expected, message }: Problem): string {
  return expected === null ? message : `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`;
}
