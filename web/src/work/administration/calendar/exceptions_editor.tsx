// Days unlike their day of the week: holidays and weekends that are worked, those of one year at a time.
import { useSignal } from "@preact/signals";
import { usePage } from "../../page";
import { Icon } from "../../ui/icon";
import { worksByWeek } from "./due";
import { type Exception, type Hours, sorted } from "./lifecycle";
import { fullDay } from "./names";

interface ExceptionsProps {
  id: string;
  year: number;
  hours: readonly Hours[];
  exceptions: readonly Exception[];
  error: string | undefined;
  set: (exceptions: Exception[]) => void;
  /** A day has been added, be it of another month or year. */
  show: (day: string) => void;
}

export function ExceptionsEditor({ id, year, hours, exceptions, error, set, show }: ExceptionsProps) {
  const { t, language } = usePage();
  const ofYear = exceptions.filter(({ day }) => day.startsWith(String(year)));
  const replace = (old: Exception, part: Partial<Exception>) => {
    set(exceptions.map((other) => (other === old ? { ...other, ...part } : other)));
  };
  return (
    <div id={id} tabIndex={-1} class="exceptions" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      {ofYear.length === 0 && <p class="field-hint">{t("calendar-no-exceptions", { year: String(year) })}</p>}
      <ul class="exceptions-list">
        {ofYear.map((other) => {
          const day = fullDay(language, other.day);
          return (
            <li key={other.day} class="exception" data-day={other.day}>
              <span class="exception-day">{day}</span>
              <select class="input input-select" aria-label={t("calendar-kind-of", { day })} value={other.works ? "worked" : "holiday"} onChange={(event) => { replace(other, { works: event.currentTarget.value === "worked" }); }}>
                <option value="holiday">{t("calendar-off")}</option>
                <option value="worked">{t("calendar-works")}</option>
              </select>
              <input class="input" type="text" maxLength={200} aria-label={t("calendar-name-of", { day })} placeholder={t("calendar-name")} value={other.name} onInput={(event) => { replace(other, { name: event.currentTarget.value }); }} />
              <button type="button" class="tool" aria-label={t("calendar-remove-day", { day })} title={t("calendar-remove")} onClick={() => { set(exceptions.filter((one) => one !== other)); }}><Icon name="close" /></button>
              {other.works === worksByWeek({ hours: [...hours] }, other.day) && <span class="field-hint exception-idle">{t(other.works ? "calendar-idle-works" : "calendar-idle-off")}</span>}
            </li>
          );
        })}
      </ul>
      <AddDay hours={hours} known={exceptions} add={(added) => { set(sorted([...exceptions, added])); show(added.day); }} />
      {error !== undefined && <p id={`${id}-error`} class="field-error">{error}</p>}
    </div>
  );
}

/** A day to be added; on a working day it is off, on a day off it is worked. */
function AddDay({ hours, known, add }: { hours: readonly Hours[]; known: readonly Exception[]; add: (added: Exception) => void }) {
  const { t, language } = usePage();
  const day = useSignal("");
  const name = useSignal("");
  const wrong = useSignal<string | undefined>(undefined);
  const act = () => {
    const taken = known.some((other) => other.day === day.value);
    wrong.value = day.value === "" ? t("calendar-needed-day") : taken ? t("calendar-taken", { day: fullDay(language, day.value) }) : undefined;
    if (wrong.value !== undefined) return;
    add({ day: day.value, works: !worksByWeek({ hours: [...hours] }, day.value), name: name.value.trim() });
    day.value = "";
    name.value = "";
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    act();
  };
  return (
    <fieldset class="exception-add" onKeyDown={onKeyDown}>
      <legend class="settings-legend">{t("calendar-add")}</legend>
      <div class={wrong.value === undefined ? "field" : "field field-wrong"}>
        <label class="field-label" for="exception-day">{t("calendar-day")}</label>
        <input id="exception-day" class="input" type="date" min="2000-01-01" max="2100-12-31" value={day.value} aria-invalid={wrong.value !== undefined} aria-describedby={wrong.value === undefined ? undefined : "exception-day-error"} onInput={(event) => { day.value = event.currentTarget.value; wrong.value = undefined; }} />
        {wrong.value !== undefined && <p id="exception-day-error" class="field-error">{wrong.value}</p>}
      </div>
      <div class="field">
        <label class="field-label" for="exception-name">{t("calendar-name")}<span class="field-optional">{t("optional")}</span></label>
        <input id="exception-name" class="input" type="text" maxLength={200} value={name.value} onInput={(event) => { name.value = event.currentTarget.value; }} />
      </div>
      <button type="button" class="button" onClick={act}><Icon name="plus" />{t("calendar-add-day")}</button>
    </fieldset>
  );
}
