// The fields a change has changed, each as it was and as it became, in words.
import { usePage } from "../../page";
import { WordDiff } from "../../ui/word_diff";
import { fullDay, weekdayName } from "../calendar/names";
import { type Difference, differences, empty, type Event, type Value } from "./differences";

/** Texts are compared word by word from this many characters on. */
const LONG = 40;

export function DifferenceList({ event }: { event: Event }) {
  const { t } = usePage();
  const { nameOf, sayOf } = useFieldWords();
  const all = differences(event);
  if (all.length === 0) return <p class="field-hint">{t("audit-no-difference")}</p>;
  return (
    <dl class="differences" data-action={event.action}>
      {all.map((one) => (
        <div key={one.field} data-field={one.field}>
          <dt>{nameOf(one.field)}</dt>
          <dd>{event.action === "change" ? <Changed one={one} say={sayOf(one.field)} /> : sayOf(one.field)(event.action === "create" ? one.after : one.before)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Changed({ one: { field, before, after }, say }: { one: Difference; say: (value: Value) => string }) {
  const { t } = usePage();
  // Nobody is told the old one.
  if (field === "password") return <ins>{say(after)}</ins>;
  if (typeof before === "string" && typeof after === "string" && Math.max(before.length, after.length) >= LONG) return <WordDiff before={before} after={after} />;
  return (
    <>
      <del><span class="unseen">{t("audit-was")} </span>{say(before)}</del> <span aria-hidden="true">→</span> <ins><span class="unseen">{t("audit-is")} </span>{say(after)}</ins>
    </>
  );
}

/** Names of fields and of what they hold; a field the catalogue does not know goes by its own name. */
function useFieldWords() {
  const { t, language, days } = usePage();
  const known = (key: string, otherwise: string) => {
    const words = t(key);
    return words === key ? otherwise : words;
  };
  const nameOf = (field: string): string => {
    const [part = field, of = ""] = field.split("/");
    if (part === "hours") return t("audit-hours-of", { day: weekdayName(language, Number(of)) });
    if (part === "day") return fullDay(language, of);
    return known(`audit-field-${field}`, field);
  };
  const sayOf = (field: string) => (value: Value): string => {
    if (field.startsWith("hours/")) return value === null ? t("audit-day-off") : String(value);
    if (field.startsWith("day/")) return calendarDay(value);
    if (value === true) return t("audit-yes");
    if (value === false) return t("audit-no");
    if (empty(value)) return t("audit-none");
    if (typeof value !== "string") return String(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return days.moment(value);
    if (field === "role") return t(`role-${value}`);
    return known(`audit-value-${field}-${value}`, value);
  };
  const calendarDay = (value: Value): string => {
    if (typeof value !== "string") return t("audit-day-usual");
    const [kind, ...name] = value.split(" ");
    return [t(kind === "works" ? "audit-day-works" : "audit-day-off"), name.join(" ") && `«${name.join(" ")}»`].filter(Boolean).join(", ");
  };
  return { nameOf, sayOf };
}
