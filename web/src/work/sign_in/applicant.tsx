// Residents sign in: an address of mail, the code that comes there, and for whoever comes first the card (M9).
import { useSignal } from "@preact/signals";
import { ask } from "../api";
import { usePage } from "../page";
import { signedIn } from "../session";
import { Submit } from "../ui/button";
import { ErrorSummary } from "../ui/error_summary";
import { Field } from "../ui/field";
import { useForm } from "../ui/form";
import { CodeField, FIGURES } from "./code_field";
import { Register } from "./register";
import { Resend } from "./resend";

export function Applicant({ done }: { done: () => void }) {
  const { t, language } = usePage();
  const step = useSignal<"email" | "code" | "card">("email");
  const address = useForm("sign-in-email", { email: "" });
  const email = useSignal("");
  const typed = useForm("sign-in-code", { code: "" }, { keep: false });
  const code = useSignal("");

  const send = async (to: string) => {
    await ask("/api/sign-in-codes", { method: "POST", body: { email: to, language }, signingIn: true });
  };
  const first = async () => {
    const to = address.values.peek().email.trim();
    const sent = await address.submit(() => send(to), () => (to.includes("@") ? {} : { email: t("needed-email") }));
    if (!sent) return;
    email.value = to;
    step.value = "code";
  };
  const enter = async () => {
    const figures = typed.values.peek().code;
    const sent = await typed.submit(
      async () => {
        await ask("/api/applicant-session", { method: "POST", body: { email: email.value, code: figures }, signingIn: true });
      },
      (): { code?: string } => (figures.length === FIGURES ? {} : { code: t("needed-code") }),
    );
    if (typed.problem.value?.type === "not-registered") {
      code.value = figures;
      step.value = "card";
    }
    if (!sent) return;
    await signedIn();
    done();
  };
  const anew = () => {
    address.set("email", email.value);
    typed.clear();
    step.value = "email";
  };

  if (step.value === "card") return <Register email={email.value} code={code.value} done={done} stale={() => { step.value = "code"; }} resend={() => send(email.value)} />;
  if (step.value === "code") {
    return (
      <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void enter(); }}>
        <p class="form-lead">{t("code-sent", { email: email.value })}</p>
        <CodeField form={typed} name="code" label={t("code")} complete={() => void enter()} />
        <ErrorSummary form={typed} labels={{ code: t("code") }} />
        <Submit busy={typed.busy.value} busyLabel={t("signing-in")}>{t("sign-in")}</Submit>
        <div class="form-asides">
          <Resend send={() => send(email.value)} />
          <button type="button" class="link-button" onClick={anew}>{t("other-email")}</button>
        </div>
      </form>
    );
  }
  return (
    <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void first(); }}>
      <p class="form-lead">{t("applicant-lead")}</p>
      <Field form={address} name="email" label={t("email")} type="email" inputmode="email" autocomplete="email" required autofocus />
      <ErrorSummary form={address} labels={{ email: t("email") }} />
      <Submit busy={address.busy.value} busyLabel={t("sending")}>{t("send-code")}</Submit>
    </form>
  );
}
