// When the contact centre works, and how long a silent applicant is waited for. The server takes the whole at once: nothing is saved
// over what somebody else has changed meanwhile.
import { useSignal } from "@preact/signals";
import { ask, get } from "../../api";
import { usePage } from "../../page";
import { Submit } from "../../ui/button";
import { ErrorSummary } from "../../ui/error_summary";
import { Field } from "../../ui/field";
import { fieldId, useForm } from "../../ui/form";
import { Icon } from "../../ui/icon";
import { Failure } from "../../ui/notice";
import { Skeleton } from "../../ui/skeleton";
import { toast } from "../../ui/toasts";
import { wide } from "../../wide";
import { HistoryLink } from "../history_link";
import { type Begun, Meanwhile, Overtaken, useMeanwhile, withoutOvertaking } from "../meanwhile";
import { touched } from "../merged";
import { useRead } from "../read";
import { dueOn, worksByWeek } from "./due";
import { ExceptionsEditor } from "./exceptions_editor";
import { HoursEditor, hoursAreWrong } from "./hours_editor";
import { type Exception, exceptionsOf, hoursOf, LIFECYCLE, type Lifecycle, lifecycleOf, valuesOf, withDay } from "./lifecycle";
import { addMonths, fullDay } from "./names";
import { Year } from "./year";

/** The term of the example. */
const EXAMPLE_DAYS = 5;

export default function CalendarPage() {
  const { t } = usePage();
  const { value, error, again } = useRead<Lifecycle>(LIFECYCLE);
  return (
    <div class="settings-page">
      <h1>{t("calendar-title")}</h1>
      {value.value ? <CalendarForm known={value.value} read={(now) => { value.value = now; }} /> : error.value !== null ? <Failure t={t} error={error.value} again={() => void again()} /> : <Skeleton rows={8} label={t("loading")} />}
    </div>
  );
}

function CalendarForm({ known, read }: { known: Lifecycle; read: (now: Lifecycle) => void }) {
  const { t, days, language } = usePage();
  const fresh = valuesOf(known);
  const form = useForm<Begun>("lifecycle", fresh);
  const meanwhile = useMeanwhile(form, fresh);
  const held = useSignal(days.today);
  const hold = (day: string) => {
    held.value = day;
  };
  const year = Number(held.value.slice(0, 4));
  const values = form.values.value;
  const [hours, exceptions] = [hoursOf(values), exceptionsOf(values)];
  const isTouched = touched(values).length > 0;
  const labels = { hours: t("calendar-hours"), exceptions: t("calendar-exceptions"), silent_days: t("calendar-silent"), comments_after_infeasible: t("calendar-comments") };

  const submit = async () => {
    const sent = await form.submit(
      async (typed) => {
        const now = await get<Lifecycle>(LIFECYCLE);
        read(now);
        if (valuesOf(now).base !== typed.base) throw new Overtaken();
        const wanted = lifecycleOf(typed);
        await ask(LIFECYCLE, { method: "PUT", body: wanted });
        read(wanted);
      },
      (typed) => ({
        ...(hoursAreWrong(hoursOf(typed)) && { hours: t("calendar-hours-wrong") }),
        ...(!/^\d+$/.test(typed.silent_days ?? "") || Number(typed.silent_days) < 1 || Number(typed.silent_days) > 365 ? { silent_days: t("calendar-silent-wrong") } : {}),
      }),
    );
    withoutOvertaking(form);
    if (sent) toast(t("calendar-saved"));
  };
  const set = (now: readonly Exception[]) => {
    form.set("exceptions", JSON.stringify(now));
  };
  const turn = (day: string) => {
    const before = exceptions.find((other) => other.day === day);
    const now = before ? undefined : { day, works: !worksByWeek({ hours }, day), name: "" };
    set(withDay(exceptions, day, now));
    toast(t(now ? (now.works ? "calendar-made-worked" : "calendar-made-off") : "calendar-made-usual", { day: fullDay(language, day) }), () => {
      set(withDay(exceptionsOf(form.values.peek()), day, before));
    });
  };
  const rename = (day: string, name: string) => {
    set(exceptions.map((other) => (other.day === day ? { ...other, name } : other)));
  };
  return (
    <form class="form calendar" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <p class="form-lead">{t("calendar-lead")}</p>
      <p class="calendar-example" role="status">{t("calendar-example", { days: EXAMPLE_DAYS, today: days.date(days.today), due: days.date(dueOn({ hours, exceptions }, days.today, EXAMPLE_DAYS)) })}</p>
      <section class="settings-box" aria-labelledby="calendar-hours">
        <h2 id="calendar-hours">{labels.hours}</h2>
        <p class="field-hint">{t("calendar-hours-hint")}</p>
        <HoursEditor id={fieldId(form.name, "hours")} hours={hours} error={form.errors.value.hours} set={(now) => { form.set("hours", JSON.stringify(now)); }} />
      </section>
      <section class="settings-box" aria-labelledby="calendar-exceptions">
        <div class="year-head">
          <h2 id="calendar-exceptions">{labels.exceptions}</h2>
          <div class="year-turn">
            <button type="button" class="tool" aria-label={t("calendar-year-before")} onClick={() => { hold(addMonths(held.value, -12)); }}><Icon name="back" /></button>
            <output aria-label={t("calendar-year")}>{year}</output>
            <button type="button" class="tool year-next" aria-label={t("calendar-year-after")} onClick={() => { hold(addMonths(held.value, 12)); }}><Icon name="back" /></button>
          </div>
        </div>
        <p class="field-hint">{t(wide.value ? "calendar-days-hint" : "calendar-days-hint-touch")}</p>
        <Year inHand={held} calendar={{ hours, exceptions }} turn={turn} rename={rename} />
        <ExceptionsEditor
          id={fieldId(form.name, "exceptions")}
          year={year}
          hours={hours}
          exceptions={exceptions}
          error={form.errors.value.exceptions}
          set={set}
          show={hold}
        />
      </section>
      <section class="settings-box" aria-labelledby="calendar-silence">
        <h2 id="calendar-silence">{t("calendar-silence")}</h2>
        <Field form={form} name="silent_days" label={labels.silent_days} hint={t("calendar-silent-hint")} inputmode="numeric" maxlength={3} class="settings-number" autocomplete="off" />
        <label class="choice">
          <input type="checkbox" checked={values.comments_after_infeasible !== ""} onChange={(event) => { form.set("comments_after_infeasible", event.currentTarget.checked ? "yes" : ""); }} />
          <span>{labels.comments_after_infeasible}</span>
        </label>
      </section>
      <div class="settings-save" data-touched={isTouched}>
        <Meanwhile meanwhile={meanwhile} labels={labels} />
        <ErrorSummary form={form} labels={labels} />
        <p class="field-hint">{t(isTouched ? "calendar-effect" : "calendar-untouched")} <HistoryLink kind="settings" subject="lifecycle" /></p>
        {isTouched && (
          <div class="form-buttons">
            <Submit busy={form.busy.value} busyLabel={t("settings-saving")}>{t("settings-save")}</Submit>
            <button type="button" class="button" onClick={() => { form.clear(); }}>{t("settings-undo")}</button>
          </div>
        )}
      </div>
    </form>
  );
}
