// A service to be read, mended, added or retired.
import { ask } from "../../api";
import { usePage } from "../../page";
import { Submit } from "../../ui/button";
import { ErrorSummary } from "../../ui/error_summary";
import { Field, SelectField } from "../../ui/field";
import { fieldId } from "../../ui/form";
import { toast } from "../../ui/toasts";
import { HistoryLink } from "../history_link";
import { Check, Choices } from "../choices";
import { useEntryForm } from "../entry_form";
import { Retire } from "../retire";
import { save } from "../save";
import { type Service, VISIBILITIES } from "../setup";
import { bodyOf, NEW_SERVICE, type ServiceValues, valuesOf, wrongIn } from "./service_values";

const FIELDS = ["name", "code", "group", "term_days", "term_unit", "visibility", "where_to_turn", "open311_code"] as const;

interface ServiceFormProps {
  /** None: a new one. */
  service: Service | null;
  /** Headings there are already. */
  groups: readonly string[];
  /** It is kept: reads everything anew. */
  saved: (code: string) => Promise<void>;
}

export function ServiceForm({ service, groups, saved }: ServiceFormProps) {
  const { t } = usePage();
  const { form, changed, revert } = useEntryForm<ServiceValues>(service ? `service-${service.code}` : "new-service", service ? valuesOf(service) : NEW_SERVICE);
  const values = form.values.value;
  const isOutside = values.outside_powers !== "";
  const put = async (path: string, body: object) => { await ask(path, { method: "PUT", body }); };
  const submit = async () => {
    const sent = await save(t, form, async (typed) => {
      const { code, ...about } = bodyOf(typed);
      if (service) await put(pathOf(service.code), { ...about, retired: service.retired_at !== null });
      else await ask("/api/admin/services", { method: "POST", body: { code: code.trim(), ...about } });
      await saved(code.trim());
    }, (typed) => Object.fromEntries(Object.entries(wrongIn(typed, !service)).map(([field, key]) => [field, t(key)])));
    if (sent) toast(t(service ? "setup-saved" : "service-added", { name: values.name.trim() }));
  };
  const retire = async (retired: boolean) => {
    if (!service) return;
    await put(pathOf(service.code), { ...service, retired });
    await saved(service.code);
  };
  const labels = Object.fromEntries(FIELDS.map((field) => [field, t(`service-${field.replaceAll("_", "-")}`)]));
  const groupList = fieldId(form.name, "groups");
  return (
    <>
      {service && !service.reviewed && <p class="setup-note">{t("service-unreviewed")}</p>}
      <form class="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Field form={form} name="name" label={t("service-name")} maxlength={200} required autocomplete="off" />
        {service ? (
          <p class="setup-fixed"><span>{t("service-code")}</span> <code>{service.code}</code> <HistoryLink kind="service" subject={service.code} /></p>
        ) : (
          <Field form={form} name="code" label={t("service-code")} hint={t("service-code-hint")} maxlength={64} required autocomplete="off" class="setup-code" />
        )}
        <Field form={form} name="group" label={t("service-group")} hint={t("service-group-hint")} optional={t("optional")} maxlength={200} list={groupList} autocomplete="off" />
        <datalist id={groupList}>{groups.map((group) => <option key={group} value={group} />)}</datalist>
        <div class="setup-row">
          <Field form={form} name="term_days" label={t("service-term-days")} inputmode="numeric" maxlength={4} required autocomplete="off" as={(typed) => typed.replaceAll(/\D/g, "")} />
          <SelectField form={form} name="term_unit" label={t("service-term-unit")}>
            {["calendar", "working"].map((unit) => <option key={unit} value={unit}>{t(`term-unit-${unit}`)}</option>)}
          </SelectField>
          <p class="field-hint">{t("service-term-hint")}</p>
        </div>
        <Choices
          form={form}
          name="visibility"
          label={t("service-visibility")}
          hint={service ? t("service-visibility-hint") : ""}
          options={VISIBILITIES.map((value) => ({ value, label: t(`visibility-${value}`), note: t(`visibility-${value}-note`) }))}
        />
        <div class="field">
          <Check checked={isOutside} set={(on) => { form.set("outside_powers", on ? "yes" : ""); }}>{t("service-outside-powers")}</Check>
          <p class="field-hint">{t("service-outside-powers-hint")}</p>
        </div>
        {isOutside && <Field form={form} name="where_to_turn" label={t("service-where-to-turn")} hint={t("service-where-to-turn-hint")} rows={2} required as={oneLine} />}
        <Field form={form} name="open311_code" label={t("service-open311-code")} hint={t("service-open311-code-hint")} optional={t("optional")} maxlength={64} autocomplete="off" class="setup-code" />
        <ErrorSummary form={form} labels={labels} />
        <div class="form-buttons">
          <Submit busy={form.busy.value} busyLabel={t("setup-saving")}>{t(service ? "setup-save" : "service-add")}</Submit>
          {changed && <button type="button" class="button" onClick={revert}>{t("setup-revert")}</button>}
        </div>
      </form>
      {service && <Retire of="service" name={service.name} retiredAt={service.retired_at} set={retire} />}
    </>
  );
}

const pathOf = (code: string) => `/api/admin/services/${encodeURIComponent(code)}`;
const oneLine = (typed: string) => typed.replaceAll(/\s*\n\s*/g, " ");
