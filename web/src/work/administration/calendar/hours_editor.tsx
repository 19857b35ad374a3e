// Working hours of each day of the week, in spans: what lies between two of them is a break, and a day without any is off.
import { usePage } from "../../page";
import { Icon } from "../../ui/icon";
import type { Hours } from "./lifecycle";
import { WEEKDAYS, weekdayName } from "./names";
import { shown, timeOf } from "./time";

interface HoursProps {
  id: string;
  hours: readonly Hours[];
  error: string | undefined;
  set: (hours: Hours[]) => void;
}

/** For a day that had none. */
const USUAL = { opens: "08:00:00", closes: "17:00:00" };

export function HoursEditor({ id, hours, error, set }: HoursProps) {
  const { t, language } = usePage();
  const without = (gone: Hours) => hours.filter((span) => span !== gone);
  const replace = (old: Hours, part: Partial<Hours>) => {
    set(hours.map((span) => (span === old ? { ...span, ...part } : span)));
  };
  const add = (weekday: number, spans: readonly Hours[]) => {
    const last = spans.at(-1);
    // A second span begins an hour after the first, which is where a break lies.
    const [opens, closes] = last ? [later(last.closes, 1), later(last.closes, 4)] : [USUAL.opens, USUAL.closes];
    set(inOrder([...hours, { weekday, opens, closes }]));
  };
  const likeMonday = () => {
    const monday = hours.filter(({ weekday }) => weekday === 1);
    const rest = hours.filter(({ weekday }) => weekday === 1 || weekday > 5);
    set(inOrder([...rest, ...[2, 3, 4, 5].flatMap((weekday) => monday.map((span) => ({ ...span, weekday })))]));
  };
  return (
    <div id={id} class="hours" tabIndex={-1} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      {WEEKDAYS.map((weekday) => {
        const name = weekdayName(language, weekday);
        const spans = hours.filter((span) => span.weekday === weekday);
        return (
          <fieldset key={weekday} class="hours-day" data-weekday={weekday}>
            <legend class="hours-name">{name}</legend>
            <div class="hours-spans">
              {spans.length === 0 && <span class="hours-off">{t("calendar-day-off")}</span>}
              {spans.map((span, index) => {
                const before = spans[index - 1];
                const fault = wrong(span);
                return (
                  <div key={index} class="hours-span">
                    {before && fault === null && before.closes < span.opens && <span class="hours-break">{t("calendar-break", { from: shown(before.closes), to: shown(span.opens) })}</span>}
                    <Time label={t("calendar-opens", { day: name })} value={span.opens} set={(opens) => { replace(span, { opens }); }} />
                    <span aria-hidden="true">–</span>
                    <Time label={t("calendar-closes", { day: name })} value={span.closes} set={(closes) => { replace(span, { closes }); }} />
                    <button type="button" class="tool" aria-label={t("calendar-remove-span", { day: name, from: shown(span.opens), to: shown(span.closes) })} onClick={() => { set(without(span)); }}><Icon name="close" /></button>
                    {fault !== null && <span class="field-error">{t(fault)}</span>}
                  </div>
                );
              })}
            </div>
            <button type="button" class="link-button" onClick={() => { add(weekday, spans); }}>
              <Icon name="plus" />{t(spans.length === 0 ? "calendar-add-hours" : "calendar-add-span")}<span class="unseen">: {name}</span>
            </button>
          </fieldset>
        );
      })}
      <button type="button" class="link-button" onClick={likeMonday}>{t("calendar-like-monday")}</button>
      {error !== undefined && <p id={`${id}-error`} class="field-error">{error}</p>}
    </div>
  );
}

function Time({ label, value, set }: { label: string; value: string; set: (value: string) => void }) {
  return (
    <input
      class="input hours-time"
      type="text"
      inputMode="numeric"
      autocomplete="off"
      maxLength={8}
      aria-label={label}
      aria-invalid={timeOf(value) === null}
      value={shown(value)}
      onInput={(event) => { set(event.currentTarget.value); }}
      onBlur={() => { set(timeOf(value) ?? value); }}
    />
  );
}

/** What is wrong with a span, as a key of words. */
function wrong({ opens, closes }: Hours): string | null {
  const [from, to] = [timeOf(opens), timeOf(closes)];
  if (from === null || to === null) return "calendar-no-time";
  return from < to ? null : "calendar-backwards";
}

export const hoursAreWrong = (hours: readonly Hours[]): boolean => hours.some((span) => wrong(span) !== null);

function later(time: string, hours: number): string {
  const known = timeOf(time) ?? USUAL.closes;
  const hour = Math.min(23, Number(known.slice(0, 2)) + hours);
  return `${String(hour).padStart(2, "0")}${hour === 23 ? ":59:00" : known.slice(2)}`;
}

const inOrder = (hours: readonly Hours[]): Hours[] => hours.toSorted((one, other) => one.weekday - other.weekday || one.opens.localeCompare(other.opens));
