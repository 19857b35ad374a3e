// Who calls (M5): personal data, for the contact centre alone. Where they live is words, and never goes on the map (M11).
import { usePage } from "../page";
import { Field, SelectField } from "../ui/field";
import { fieldId } from "../ui/form";
import type { FormProps } from "./call_form";
import { phoneWords } from "./phone";

export function CallerFields({ form, state }: FormProps) {
  const { t } = usePage();
  const { unnamed, standing, phone } = form.values.value;
  return (
    <fieldset class="call-caller" aria-labelledby={`${form.name}-who`}>
      <div class="call-named">
        <h2 id={`${form.name}-who`} class="call-legend">{t("call-who")}</h2>
        <label class="choice">
          <input type="checkbox" checked={unnamed !== ""} onChange={(event) => { state.set({ unnamed: event.currentTarget.checked ? "yes" : "" }); }} />
          <span>{t("call-unnamed")}</span>
        </label>
        <kbd>Alt+C</kbd>
      </div>
      {unnamed !== "" ? <p class="field-hint">{t("call-unnamed-hint")}</p> : (
        <>
          <div class="call-row call-row-3">
            <Field form={form} name="surname" label={t("card-surname")} autocomplete="off" maxlength={200} required />
            <Field form={form} name="name" label={t("card-name")} autocomplete="off" maxlength={200} required />
            <Field form={form} name="patronymic" label={t("card-patronymic")} autocomplete="off" maxlength={200} optional={t("call-if-any")} />
          </div>
          <div class="call-row">
            <PhoneField form={form} value={phone} />
            <Field form={form} name="email" label={t("email")} type="email" inputmode="email" autocomplete="off" maxlength={254} optional={t("call-for-letters")} />
          </div>
          <div class="call-row call-residence">
            <Field form={form} name="residence" label={t("call-residence")} autocomplete="off" maxlength={200} hint={<ResidenceHint form={form} state={state} />} required />
            <SelectField form={form} name="standing" label={t("call-standing")}>
              <option value="resident">{t("standing-resident")}</option>
              <option value="displaced">{t("standing-displaced")}</option>
            </SelectField>
          </div>
          {standing === "displaced" && <Field form={form} name="certificate" label={t("card-certificate")} autocomplete="off" maxlength={200} required />}
        </>
      )}
    </fieldset>
  );
}

/** Many call about the yard they live in: it is written once. */
function ResidenceHint({ form, state }: FormProps) {
  const { t } = usePage();
  const { address } = form.values.value;
  const same = () => {
    state.set({ residence: address, at_residence: "yes" });
    document.getElementById(fieldId(form.name, "residence"))?.focus();
  };
  return (
    <>
      {t("call-residence-hint")}{" "}
      {address.trim() !== "" && <button type="button" class="link-button" onClick={same}>{t("call-same")}</button>}
    </>
  );
}

/** Figures are grouped while they are typed at the end; in the middle nothing moves under the cursor. */
function PhoneField({ form, value }: Pick<FormProps, "form"> & { value: string }) {
  const { t } = usePage();
  const as = (typed: string) => (typed.length > value.length && typed.startsWith(value.trimEnd()) ? phoneWords(typed) : typed);
  return <Field form={form} name="phone" label={t("card-phone")} type="tel" inputmode="tel" autocomplete="off" maxlength={40} required as={as} />;
}
