// An executor to be read, mended, added or retired.
import { ask } from "../../api";
import { usePage } from "../../page";
import { Submit } from "../../ui/button";
import { ErrorSummary } from "../../ui/error_summary";
import { Field } from "../../ui/field";
import { toast } from "../../ui/toasts";
import { HistoryLink } from "../history_link";
import { Check } from "../choices";
import { useEntryForm } from "../entry_form";
import { Retire } from "../retire";
import { save } from "../save";
import type { District, Organisation } from "../setup";
import { bodyOf, NEW_ORGANISATION, type OrganisationValues, split, turned, valuesOf } from "./organisation_values";

interface OrganisationFormProps {
  /** None: a new one. */
  organisation: Organisation | null;
  districts: readonly District[];
  /** How many rules name it. */
  rules: number;
  saved: (id: number) => Promise<void>;
}

export function OrganisationForm({ organisation, districts, rules, saved }: OrganisationFormProps) {
  const { t } = usePage();
  const { form, changed, revert } = useEntryForm<OrganisationValues>(
    organisation ? `organisation-${organisation.id}` : "new-organisation",
    organisation ? valuesOf(organisation) : NEW_ORGANISATION,
  );
  const values = form.values.value;
  const submit = async () => {
    const sent = await save(t, form, async (typed) => {
      if (organisation) await ask(pathOf(organisation.id), { method: "PUT", body: { ...bodyOf(typed), retired: organisation.retired_at !== null } });
      const added = organisation ?? (await ask<Organisation>("/api/admin/organisations", { method: "POST", body: bodyOf(typed) })).value;
      await saved(added.id);
    }, ({ name }) => (name.trim() === "" ? { name: t("needed-setup-name") } : {}));
    if (sent) toast(t(organisation ? "setup-saved" : "organisation-added", { name: values.name.trim() }));
  };
  const retire = async (retired: boolean) => {
    if (!organisation) return;
    await ask(pathOf(organisation.id), { method: "PUT", body: { ...organisation, retired } });
    await saved(organisation.id);
  };
  const chosen = split(values.districts);
  return (
    <>
      {organisation && <p class="setup-fixed setup-history"><HistoryLink kind="organisation" subject={organisation.id} /></p>}
      <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field form={form} name="name" label={t("organisation-name")} hint={t("organisation-name-hint")} maxlength={200} required autocomplete="off" />
        <Field form={form} name="phone" label={t("organisation-phone")} hint={t("organisation-phone-hint")} optional={t("optional")} type="tel" inputmode="tel" autocomplete="off" maxlength={64} />
        <Field form={form} name="email" label={t("organisation-email")} optional={t("optional")} type="email" inputmode="email" autocomplete="off" />
        <fieldset class="field">
          <legend class="field-label">{t("organisation-districts")}</legend>
          {districts.map(({ id, name }) => (
            <Check key={id} checked={chosen.includes(id)} set={(on) => { form.set("districts", turned(values.districts, id, on)); }}>{name}</Check>
          ))}
          {form.errors.value.districts !== undefined && <p class="field-error">{form.errors.value.districts}</p>}
          <p class="field-hint">{t(districts.length === 0 ? "districts-none" : "organisation-districts-hint")}</p>
        </fieldset>
        <ErrorSummary form={form} labels={{ name: t("organisation-name"), phone: t("organisation-phone"), email: t("organisation-email"), districts: t("organisation-districts") }} />
        <div class="form-buttons">
          <Submit busy={form.busy.value} busyLabel={t("setup-saving")}>{t(organisation ? "setup-save" : "organisation-add")}</Submit>
          {changed && <button type="button" class="button" onClick={revert}>{t("setup-revert")}</button>}
        </div>
      </form>
      {organisation && (
        <Retire
          of="organisation"
          name={organisation.name}
          retiredAt={organisation.retired_at}
          note={rules > 0 ? t("organisation-rules", { count: rules }) : undefined}
          set={retire}
        />
      )}
    </>
  );
}

const pathOf = (id: number) => `/api/admin/organisations/${id}`;
