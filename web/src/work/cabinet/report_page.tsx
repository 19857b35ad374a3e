// A problem is reported: what it is, where it is, photos of it (M7, M11, M13, M15). What is typed waits in the tab until it has been
// registered, and is registered once, however often a bad line makes one send it.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Service as Named } from "../../api/types";
import { ask, get } from "../api";
import { usePage } from "../page";
import { Submit } from "../ui/button";
import { ErrorSummary } from "../ui/error_summary";
import { Field, SelectField } from "../ui/field";
import { useForm } from "../ui/form";
import { Failure } from "../ui/notice";
import { Skeleton } from "../ui/skeleton";
import { chosenPhotos, handOver, sendPhotos } from "./photos";
import { PhotoField } from "./photo_field";
import { PlaceField } from "./place_field";
import { ReportDone } from "./report_done";

interface Service extends Named {
  group: string;
}

/** The photos' form. */
const REPORT = "report";
/** Figures all: a form holds texts alone. `key` is of the submission. */
export const EMPTY = { service: "", text: "", address: "", label: "", lon: "", lat: "", home: "", key: "" };
export type Report = typeof EMPTY;

export default function ReportPage() {
  const { t } = usePage();
  const services = useSignal<readonly Service[] | null>(null);
  const failed = useSignal<unknown>(null);
  const number = useSignal<string | null>(null);
  const load = () => {
    failed.value = null;
    get<Service[]>("/api/services").then(
      (value) => { services.value = value; },
      (error: unknown) => { failed.value = error; },
    );
  };
  useEffect(load, []);
  if (number.value !== null) return <ReportDone number={number.value} another={() => { number.value = null; }} />;
  return (
    <div class="report">
      <h1>{t("area-report")}</h1>
      {failed.value !== null ? <Failure t={t} error={failed.value} again={load} /> : services.value ? <Fields services={services.value} done={(given) => { number.value = given; }} /> : <Skeleton rows={4} label={t("loading")} />}
    </div>
  );
}

function Fields({ services, done }: { services: readonly Service[]; done: (number: string) => void }) {
  const { t } = usePage();
  const form = useForm<Report>(REPORT, EMPTY);
  const near = useSignal<readonly [number, number] | null>(null);
  const groups = [...new Set(services.map(({ group }) => group))];
  const submit = async () => {
    let number = "";
    const sent = await form.submit(
      async ({ service, text, address, lon, lat, home }) => {
        if (!form.values.peek().key) form.set("key", crypto.getRandomValues(new Uint32Array(4)).join("-"));
        const place = lon ? { point: [Number(lon), Number(lat)] } : { address: address.trim() };
        const body = { service, text: text.trim(), ...place, ...(home && { at_residence: true }) };
        const answer = await ask<{ number: string }>("/api/requests", { method: "POST", body, key: form.values.peek().key });
        ({ number } = answer.value);
        await sendPhotos(number, chosenPhotos(REPORT));
        // What did not arrive waits in the card.
        handOver(REPORT, number);
      },
      ({ service, text, address, lon }) => ({
        ...(!service && { service: t("report-needed-service") }),
        ...(!text.trim() && { text: t("report-needed-text") }),
        ...(!lon && !address.trim() && { address: t("report-needed-place") }),
      }),
    );
    if (sent) done(number);
    // The server names the coordinates; here it is a place that can be seen.
    else if (form.problem.value?.type === "outside") {
      form.errors.value = { address: t("place-outside") };
      form.problem.value = null;
    }
  };
  return (
    <form class="form" noValidate aria-label={t("area-report")} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <p class="form-lead">{t("report-lead")}</p>
      <SelectField form={form} name="service" label={t("request-service")}>
        <option value="">{t("report-choose")}</option>
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {services.filter((service) => service.group === group).map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </optgroup>
        ))}
      </SelectField>
      <Field form={form} name="text" label={t("request-text")} rows={4} maxlength={4000} hint={t("report-text-hint")} required />
      <PlaceField form={form} suggested={near} />
      <PhotoField name={REPORT} label={t("photo-field")} optional placed={(at) => { near.value = at; }} />
      <ErrorSummary form={form} labels={{ service: t("request-service"), text: t("request-text"), address: t("report-place") }} />
      <div class="form-buttons">
        <Submit busy={form.busy.value} busyLabel={t("report-sending")}>{t("report-do")}</Submit>
      </div>
    </form>
  );
}
