// What one can say of an own request now: a button each and a form in their place. What cannot be said says why.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Status } from "../../api/types";
import { usePage } from "../page";
import type { Versioned } from "./own_card";
import { type Kind, KINDS } from "./types";
import { WordForm } from "./word_form";

interface ActionsProps {
  read: Versioned;
  reload: () => Promise<void>;
  changed: () => void;
}

export function Actions({ read, reload, changed }: ActionsProps) {
  const { t } = usePage();
  const { card } = read;
  const chosen = useSignal<Kind | null>(null);
  /** What was said last, and the state it left: it is told until that is another. */
  const done = useSignal<{ words: string; status: Status } | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const open = KINDS.filter((kind) => card.may_say.includes(kind));

  const finish = async (kind: Kind, status: Status) => {
    done.value = { words: t(status === card.status ? `own-done-${kind}` : `own-ended-${kind}`), status };
    chosen.value = null;
    changed();
    await reload();
    document.querySelector<HTMLElement>(".own-card .request-card-number")?.focus();
  };
  const cancel = () => {
    const kind = chosen.value;
    chosen.value = null;
    queueMicrotask(() => buttons.current?.querySelector<HTMLElement>(`[data-kind="${kind ?? ""}"]`)?.focus());
  };

  if (chosen.value !== null) {
    const kind = chosen.value;
    return <div class="own-actions own-actions-form"><WordForm key={kind} kind={kind} read={read} reload={reload} cancel={cancel} done={(status) => finish(kind, status)} /></div>;
  }
  const said = done.value?.status === card.status ? done.value.words : "";
  return (
    <div class="own-actions" ref={buttons} role="group" aria-label={t("own-actions")}>
      <p class="own-done" role="status" hidden={said === ""}>{said}</p>
      {open.map((kind) => (
        <button key={kind} type="button" data-kind={kind} class={kind === "confirmation" ? "button button-primary" : "button"} onClick={() => { done.value = null; chosen.value = kind; }}>
          {t(`own-do-${kind}`)}
        </button>
      ))}
      {open.length < KINDS.length && <p class="own-why">{t(why(card.status, open))}</p>}
    </div>
  );
}

/** Why something cannot be said now. */
function why(status: Status, open: readonly Kind[]): string {
  if (status === "refused" || status === "cancelled") return `own-why-${status}`;
  if (status.startsWith("closed")) return open.length > 0 ? "own-why-closed" : "own-why-shut";
  return status === "rework" ? "own-why-rework" : "own-why-early";
}
