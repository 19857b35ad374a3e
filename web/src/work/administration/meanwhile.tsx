// A form over something that others may change, too. It remembers what it was begun on; what has changed since is told, and goes
// together with what was typed, field by field.
import { useEffect } from "preact/hooks";
import { Problem } from "../api";
import { usePage } from "../page";
import type { Form, Values } from "../ui/form";
import { BASE, merged, touched } from "./merged";

/** The values of a form, and what they were when it was begun. */
export type Begun = Values & { [BASE]: string };

export const begun = (values: Values): Begun => ({ ...values, [BASE]: JSON.stringify(values) });

const baseOf = (values: Begun): Values => JSON.parse(values[BASE]) as Values;

export interface Meanwhile {
  /** Fields that somebody else has changed since the form was begun, while something is typed. */
  changed: readonly string[];
  accept: () => void;
}

/** Follows what the server says now, as long as nothing is typed; then it tells. */
export function useMeanwhile(form: Form<Begun>, fresh: Begun): Meanwhile {
  const values = form.values.value;
  const stale = values.base !== fresh.base;
  const isTouched = touched(values).length > 0;
  const accept = () => {
    form.values.value = merged(form.values.peek(), fresh);
  };
  useEffect(() => {
    if (stale && !isTouched) form.values.value = fresh;
  }, [stale, isTouched, fresh.base]);
  const [base, now] = [baseOf(values), baseOf(fresh)];
  const changed = stale && isTouched ? Object.keys(now).filter((field) => now[field] !== base[field]) : [];
  return { changed, accept };
}

/** Says which fields somebody else has changed; it is read before anything is saved. */
export function Meanwhile({ meanwhile: { changed, accept }, labels }: { meanwhile: Meanwhile; labels: Record<string, string> }) {
  const { t } = usePage();
  if (changed.length === 0) return null;
  return (
    <div class="conflict" role="alert">
      <p class="conflict-title">{t("meanwhile-title")}</p>
      <p>{t("meanwhile-fields", { fields: changed.map((field) => labels[field] ?? field).join(", ") })}</p>
      <p>{t("meanwhile-kept")}</p>
      <button type="button" class="button" onClick={accept}>{t("meanwhile-accept")}</button>
    </div>
  );
}

/** Somebody else was quicker: nothing is sent. It is told above the buttons, and is no failure. */
export class Overtaken extends Problem {
  constructor() {
    super(409, "overtaken", "");
  }
}

/** The form has no more to say of it than what is told above the buttons. */
export function withoutOvertaking(form: Form<Begun>): Problem | null {
  if (form.problem.peek() instanceof Overtaken) form.problem.value = null;
  return form.problem.peek();
}
