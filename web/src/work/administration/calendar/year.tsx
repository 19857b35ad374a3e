// A year as twelve small months. What is off by the week is quiet, a day off by exception is a filled disc, a weekend that is worked a
// frame: told apart by shape, and by words for whoever hears them.
import { usePage } from "../../page";
import { weekdayOf, works, worksByWeek, type WorkingDays } from "./due";
import { daysOf, monthName, monthsOf, WEEKDAYS, weekdayName } from "./names";

type Kind = "usual" | "weekend" | "holiday" | "worked";
const KINDS: readonly Kind[] = ["usual", "weekend", "holiday", "worked"];

function kindOf(calendar: WorkingDays, day: string): Kind {
  const [now, byWeek] = [works(calendar, day), worksByWeek(calendar, day)];
  if (now === byWeek) return now ? "usual" : "weekend";
  return now ? "worked" : "holiday";
}

export function Year({ year, calendar }: { year: number; calendar: WorkingDays }) {
  const { t } = usePage();
  return (
    <>
      <div class="year">{monthsOf(year).map((month) => <Month key={month} month={month} calendar={calendar} />)}</div>
      <ul class="year-legend" aria-label={t("calendar-legend")}>
        {KINDS.map((kind) => <li key={kind}><span class="year-day" data-kind={kind} aria-hidden="true">8</span>{t(`calendar-kind-${kind}`)}</li>)}
      </ul>
    </>
  );
}

function Month({ month, calendar }: { month: string; calendar: WorkingDays }) {
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
    <table class="month">
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
                  <span class="year-day" data-kind={kindOf(calendar, day)} data-day={day} data-today={day === today} title={say(day) || undefined}>
                    {Number(day.slice(8))}
                    {say(day) && <span class="unseen"> ({say(day)})</span>}
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
