// The personal card, to be read and mended.
import { useEffect, useRef } from "preact/hooks";
import { LANGUAGES } from "../../lib/messages";
import { ask, get } from "../api";
import { usePage } from "../page";
import { Submit } from "../ui/button";
import { ErrorSummary } from "../ui/error_summary";
import { Field, SelectField } from "../ui/field";
import { useForm } from "../ui/form";
import { toast } from "../ui/toasts";
import type { Me } from "./types";

const fieldsOf = ({ surname, name, patronymic, residence, phone, standing, certificate, language }: Me) => ({ surname, name, patronymic, residence, phone, standing: standing as string, certificate: certificate ?? "", language: language as string });

export function PersonForm({ me, saved }: { me: Me; saved: (now: Me) => void }) {
  const { t } = usePage();
  const initial = fieldsOf(me);
  const form = useForm("person", initial);
  // What was being typed when the page was left stays; a card that has been saved, or taken back, is shown as it is.
  const shown = useRef(me);
  useEffect(() => {
    if (shown.current === me) return;
    shown.current = me;
    form.values.value = fieldsOf(me);
    form.errors.value = {};
    form.problem.value = null;
  }, [me]);
  const displaced = form.values.value.standing === "displaced";
  const changed = JSON.stringify(form.values.value) !== JSON.stringify(initial);
  const submit = async () => {
    let now = me;
    const sent = await form.submit(
      async ({ certificate, ...card }) => {
        await ask("/api/me", { method: "PUT", body: { ...card, certificate: displaced ? certificate : null } });
        now = await get<Me>("/api/me");
      },
      (card) => {
        const needed = ["surname", "name", "residence", "phone", ...(displaced ? ["certificate" as const] : [])] as const;
        return Object.fromEntries(needed.filter((field) => !card[field].trim()).map((field) => [field, t(`needed-${field}`)]));
      },
    );
    if (!sent) return;
    toast(t("person-saved"));
    saved(now);
  };
  const labels = Object.fromEntries(Object.keys(initial).map((field) => [field, t(`card-${field}`)]));
  return (
    <form class="form" noValidate aria-labelledby="person-card" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <p class="form-lead">{t("person-lead")}</p>
      <Field form={form} name="surname" label={t("card-surname")} autocomplete="family-name" required />
      <Field form={form} name="name" label={t("card-name")} autocomplete="given-name" required />
      <Field form={form} name="patronymic" label={t("card-patronymic")} autocomplete="additional-name" optional={t("optional")} />
      <Field form={form} name="residence" label={t("card-residence")} autocomplete="street-address" hint={t("card-residence-hint")} required />
      <Field form={form} name="phone" label={t("card-phone")} type="tel" inputmode="tel" autocomplete="tel" required />
      <fieldset class="field">
        <legend class="field-label">{t("card-standing")}</legend>
        {["resident", "displaced"].map((one) => (
          <label class="choice" key={one}>
            <input type="radio" name="standing" value={one} checked={form.values.value.standing === one} onChange={() => { form.set("standing", one); }} />
            <span>{t(`standing-${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {displaced && <Field form={form} name="certificate" label={t("card-certificate")} required />}
      <SelectField form={form} name="language" label={t("person-language")}>
        {LANGUAGES.map((one) => <option key={one} value={one} lang={one}>{t(`language-${one}`)}</option>)}
      </SelectField>
      <div class="field">
        <span class="field-label">{t("email")}</span>
        <p class="person-email">{me.email}</p>
        <p class="field-hint">{t("person-email-hint")}</p>
      </div>
      <ErrorSummary form={form} labels={labels} />
      <div class="form-buttons">
        <Submit busy={form.busy.value} busyLabel={t("person-saving")}>{t("person-save")}</Submit>
        {changed && <button type="button" class="button" onClick={() => { saved({ ...me }); }}>{t("person-undo")}</button>}
      </div>
    </form>
  );
}
