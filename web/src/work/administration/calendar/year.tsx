// A year as twelve small months, on a phone one of them at a time. What is off by the week is quiet, a day off by exception is a filled
// disc, a weekend that is worked a frame: told apart by shape, and by words for whoever hears them. A click on a day makes it unlike its
// day of the week, or like it again; keys are those of the ARIA Authoring Practices for a grid of dates.
import { type Signal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { addDays } from "../../../lib/dates";
import { usePage } from "../../page";
import { Icon } from "../../ui/icon";
import { wide } from "../../wide";
import { weekdayOf, works, worksByWeek, type WorkingDays } from "./due";
import { addMonths, daysOf, longDay, monthName, monthsOf, WEEKDAYS, weekdayName } from "./names";

type Kind = "usual" | "weekend" | "holiday" | "worked";
const KINDS: readonly Kind[] = ["usual", "weekend", "holiday", "worked"];

function kindOf(calendar: WorkingDays, day: string): Kind {
  const [now, byWeek] = [works(calendar, day), worksByWeek(calendar, day)];
  if (now === byWeek) return now ? "usual" : "weekend";
  return now ? "worked" : "holiday";
}

const KEYS: Partial<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => addDays(day, 1 - weekdayOf(day)),
  End: (day) => addDays(day, 7 - weekdayOf(day)),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

interface YearProps {
  /** The day in hand: its year is shown, on a phone its month, and Tab reaches it. */
  inHand: Signal<string>;
  calendar: WorkingDays;
  /** Makes a day unlike its day of the week, or like it again. */
  turn: (day: string) => void;
  rename: (day: string, name: string) => void;
}

export function Year({ inHand, calendar, turn, rename }: YearProps) {
  const { t } = usePage();
  /** The day that was turned last, to be named. */
  const turned = useSignal<string | null>(null);
  const months = useRef<HTMLDivElement>(null);
  const isWalked = useRef(false);
  const held = inHand.value;
  const hold = (day: string) => {
    inHand.value = day;
  };
  const focus = () => months.current?.querySelector<HTMLElement>(`[data-day="${held}"]`)?.focus();
  // The day may be of a month or a year that was not there before.
  // At once, since the next key goes where the focus is.
  useLayoutEffect(() => {
    if (isWalked.current) focus();
    isWalked.current = false;
  }, [held]);
  const walk = (day: string) => {
    isWalked.current = true;
    hold(day);
  };
  const pressed = (event: KeyboardEvent) => {
    const to = event.ctrlKey || event.altKey || event.metaKey ? undefined : KEYS[event.key];
    if (!to) return;
    event.preventDefault();
    // From where the last key has led, be it drawn or not.
    walk(to(inHand.peek()));
  };
  const month = held.slice(0, 7);
  return (
    <>
      {!wide.value && (
        <div class="year-turn month-turn">
          <button type="button" class="tool" aria-label={t("calendar-month-before")} onClick={() => { hold(addMonths(held, -1)); }}><Icon name="back" /></button>
          <button type="button" class="tool year-next" aria-label={t("calendar-month-after")} onClick={() => { hold(addMonths(held, 1)); }}><Icon name="back" /></button>
        </div>
      )}
      <div class="year" ref={months}>
        {monthsOf(Number(held.slice(0, 4))).filter((one) => wide.value || one === month).map((one) => (
          <div key={one}>
            <Month
              month={one}
              calendar={calendar}
              held={held}
              pressed={pressed}
              hold={hold}
              turn={(day) => {
                turned.value = day;
                turn(day);
              }}
            />
            {turned.value?.startsWith(one) && <NameField calendar={calendar} day={turned.value} rename={rename} leave={focus} />}
          </div>
        ))}
      </div>
      <ul class="year-legend" aria-label={t("calendar-legend")}>
        {KINDS.map((kind) => <li key={kind}><span class="year-day" data-kind={kind} aria-hidden="true">8</span>{t(`calendar-kind-${kind}`)}</li>)}
      </ul>
    </>
  );
}

interface MonthProps {
  month: string;
  calendar: WorkingDays;
  /** The one day of the year that Tab reaches. */
  held: string;
  pressed: (event: KeyboardEvent) => void;
  hold: (day: string) => void;
  turn: (day: string) => void;
}

function Month({ month, calendar, held, pressed, hold, turn }: MonthProps) {
  const { t, language, days: { today } } = usePage();
  const days = daysOf(month);
  const before = weekdayOf(`${month}-01`) - 1;
  const cells: (string | null)[] = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const say = (day: string) => {
    const kind = kindOf(calendar, day);
    const name = calendar.exceptions.find((other) => other.day === day)?.name ?? "";
    return kind === "usual" || kind === "weekend" ? "" : [t(`calendar-kind-${kind}`), name].filter(Boolean).join(", ");
  };
  return (
    <table class="month" role="grid" onKeyDown={pressed}>
      <caption>{monthName(language, month)}</caption>
      <thead>
        <tr>{WEEKDAYS.map((weekday) => <th key={weekday} scope="col"><span class="unseen">{weekdayName(language, weekday)}</span><span aria-hidden="true">{weekdayName(language, weekday, "short")}</span></th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, at) => (
              <td key={day ?? `none-${at}`}>
                {day !== null && (
                  <button
                    type="button"
                    class="year-day"
                    data-kind={kindOf(calendar, day)}
                    data-day={day}
                    data-today={day === today}
                    tabIndex={day === held ? 0 : -1}
                    title={say(day) || undefined}
                    aria-label={[longDay(language, day), say(day)].filter(Boolean).join(", ")}
                    aria-current={day === today ? "date" : undefined}
                    onFocus={() => { hold(day); }}
                    onClick={() => { turn(day); }}
                  >
                    {Number(day.slice(8))}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface NameProps {
  calendar: WorkingDays;
  day: string;
  rename: (day: string, name: string) => void;
  /** Back to the day. */
  leave: () => void;
}

/** What the day that was turned is called; the next Tab comes here. */
function NameField({ calendar, day, rename, leave }: NameProps) {
  const { t, language } = usePage();
  const known = calendar.exceptions.find((other) => other.day === day);
  if (!known) return null;
  return (
    <input
      class="input year-name"
      type="text"
      maxLength={200}
      aria-label={t("calendar-name-of", { day: longDay(language, day) })}
      placeholder={t("calendar-name")}
      value={known.name}
      onInput={(event) => { rename(day, event.currentTarget.value); }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        leave();
      }}
    />
  );
}
