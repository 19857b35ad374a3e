// Somebody else was quicker: what they did, with what was typed kept below. Whoever has read it goes on, or cannot any more.
import type { ComponentChildren } from "preact";
import { usePage } from "../page";
import type { Form, Values } from "./form";

/** Whether a form was not sent because somebody else was quicker; then the notice tells it, once what they did is here. */
export async function overtaken<T extends Values>(form: Form<T>, reload: () => Promise<void>): Promise<boolean> {
  if (!form.problem.peek()?.conflict) return false;
  form.problem.value = null;
  await reload();
  return true;
}

interface ConflictProps {
  /** What was begun is not open any more. */
  shut: boolean;
  /** It has been read: what is sent next is decided on this. */
  accept: () => void;
  /** What has changed. */
  children: ComponentChildren;
}

export function Conflict({ shut, accept, children }: ConflictProps) {
  const { t } = usePage();
  return (
    <div class="conflict" role="alert">
      <p class="conflict-title">{t("conflict-title")}</p>
      {children}
      <p>{t(shut ? "conflict-shut" : "conflict-kept")}</p>
      {!shut && <button type="button" class="button" onClick={accept}>{t("conflict-accept")}</button>}
    </div>
  );
}
