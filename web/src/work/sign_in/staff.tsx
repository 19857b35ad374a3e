// Staff sign in: login and password, the second factor once the server asks for it, or the identity provider.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, get } from "../api";
import { usePage } from "../page";
import { signedIn } from "../session";
import { Submit } from "../ui/button";
import { ErrorSummary } from "../ui/error_summary";
import { Field } from "../ui/field";
import { useForm } from "../ui/form";
import { CodeField, FIGURES } from "./code_field";

interface Options {
  oidc: { name: string; href: string } | null;
}

interface StaffProps {
  /** Where the identity provider sends the browser afterwards. */
  back: string;
  done: () => void;
  /** Who has to sign in again. */
  login?: string | undefined;
}

export function Staff({ back, done, login = "" }: StaffProps) {
  const { t } = usePage();
  const form = useForm("staff", { login, password: "", code: "" }, { keep: false });
  const needsCode = useSignal(false);
  const oidc = useSignal<Options["oidc"]>(null);
  useEffect(() => {
    // Without an answer the password is there all the same.
    get<Options>("/api/sign-in-options").then((options) => { oidc.value = options.oidc; }, () => undefined);
  }, []);

  const submit = async () => {
    const sent = await form.submit(
      async ({ login, password, code }) => {
        await ask("/api/session", { method: "POST", body: { login: login.trim(), password, ...(code && { code }) }, signingIn: true });
      },
      (values) => ({
        ...(!values.login.trim() && { login: t("needed-login") }),
        ...(!values.password && { password: t("needed-password") }),
        ...(needsCode.peek() && values.code.length < FIGURES && { code: t("needed-code") }),
      }),
    );
    if (sent) {
      await signedIn();
      done();
      return;
    }
    if (form.problem.value?.type !== "code-needed") return;
    // The field that appears says it; to be asked is no mistake.
    form.problem.value = null;
    needsCode.value = true;
  };

  return (
    <>
      <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field form={form} name="login" label={t("login")} autocomplete="username" required autofocus={!login} />
        <Field form={form} name="password" label={t("password")} type="password" autocomplete="current-password" required autofocus={Boolean(login)} />
        {needsCode.value && <CodeField form={form} name="code" label={t("second-factor")} hint={t("second-factor-hint")} complete={() => void submit()} />}
        <ErrorSummary form={form} labels={{ login: t("login"), password: t("password"), code: t("second-factor") }} />
        <Submit busy={form.busy.value} busyLabel={t("signing-in")}>{t("sign-in")}</Submit>
      </form>
      {oidc.value && (
        <p class="sign-in-provider">
          <a class="button" href={`${oidc.value.href}?return_to=${encodeURIComponent(back)}`}>{t("sign-in-through", { name: oidc.value.name })}</a>
        </p>
      )}
    </>
  );
}
