// The card of a new applicant (M5, M9, K1.1), behind a code that has proved the address. A code that has grown old meanwhile costs
// a new code, and nothing that was typed.
import { ask, Problem } from "../api";
import { usePage } from "../page";
import { signedIn } from "../session";
import { Submit } from "../ui/button";
import { ErrorSummary } from "../ui/error_summary";
import { Field } from "../ui/field";
import { useForm } from "../ui/form";
import { toast } from "../ui/toasts";

interface RegisterProps {
  email: string;
  code: string;
  done: () => void;
  /** The code is too old by now. */
  stale: () => void;
  resend: () => Promise<void>;
}

const EMPTY = { surname: "", name: "", patronymic: "", residence: "", phone: "", standing: "resident", certificate: "" };
type Card = typeof EMPTY;

export function Register({ email, code, done, stale, resend }: RegisterProps) {
  const { t, language } = usePage();
  const form = useForm("register", EMPTY);
  const displaced = form.values.value.standing === "displaced";
  const wrong = (card: Card) => {
    const needed = ["surname", "name", "residence", "phone", ...(displaced ? ["certificate" as const] : [])] as const;
    return Object.fromEntries(needed.filter((field) => !card[field].trim()).map((field) => [field, t(`needed-${field}`)]));
  };
  const submit = async () => {
    const sent = await form.submit(async ({ certificate, ...card }) => {
      try {
        await ask("/api/applicants", { method: "POST", body: { email, code, language, ...card, ...(displaced && { certificate }) }, signingIn: true });
      } catch (error) {
        if (error instanceof Problem && error.type === "wrong-code") {
          await resend();
          stale();
          toast(t("code-too-old"));
        }
        throw error;
      }
    }, wrong);
    if (!sent) return;
    await signedIn();
    done();
  };
  const labels = Object.fromEntries(Object.keys(EMPTY).map((field) => [field, t(`card-${field}`)]));
  const standing = (one: string) => (
    <label class="choice" key={one}>
      <input type="radio" name="standing" value={one} checked={form.values.value.standing === one} onChange={() => { form.set("standing", one); }} />
      <span>{t(`standing-${one}`)}</span>
    </label>
  );
  return (
    <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <h2 class="form-title">{t("register-title")}</h2>
      <p class="form-lead">{t("register-lead")}</p>
      <Field form={form} name="surname" label={t("card-surname")} autocomplete="family-name" required autofocus />
      <Field form={form} name="name" label={t("card-name")} autocomplete="given-name" required />
      <Field form={form} name="patronymic" label={t("card-patronymic")} autocomplete="additional-name" optional={t("optional")} />
      <Field form={form} name="residence" label={t("card-residence")} autocomplete="street-address" hint={t("card-residence-hint")} required />
      <Field form={form} name="phone" label={t("card-phone")} type="tel" inputmode="tel" autocomplete="tel" required />
      <fieldset class="field">
        <legend class="field-label">{t("card-standing")}</legend>
        {["resident", "displaced"].map(standing)}
      </fieldset>
      {displaced && <Field form={form} name="certificate" label={t("card-certificate")} required />}
      <ErrorSummary form={form} labels={labels} />
      <Submit busy={form.busy.value} busyLabel={t("registering")}>{t("register")}</Submit>
    </form>
  );
}
