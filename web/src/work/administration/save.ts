// Saves what an administrator typed, and says beside the field what the server refused.
import { asProblem } from "../api";
import type { Translate } from "../../lib/messages";
import type { Form, Values } from "../ui/form";

/** Tells whether it went well. What another has already is said in the field's own words: the server names it as its API does. */
export async function save<T extends Values>(t: Translate, form: Form<T>, send: (values: T) => Promise<void>, wrong: (values: T) => Partial<Record<keyof T, string>>): Promise<boolean> {
  const saved = await form.submit(send, wrong);
  const problem = form.problem.peek();
  if (problem?.type === "taken" && problem.field !== null) {
    form.errors.value = { [problem.field]: t(`taken-${problem.field.replaceAll("_", "-")}`) } as Partial<Record<keyof T, string>>;
  }
  return saved;
}

/** One word on a failure that has no form to stand in. */
export const failed = (t: Translate, error: unknown): string => {
  const problem = asProblem(error);
  return problem.lost || problem.message === "" ? t("not-saved-lost") : t("not-saved", { why: problem.message });
};
