// What can be done with a request now: a button each, a form in their place, and afterwards what happened and what is next.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Status } from "../../api/types";
import { usePage } from "../page";
import type { Versioned } from "./desk_card";
import { useShortcuts } from "../ui/shortcuts";
import { StepForm } from "./step_form";
import { openSteps } from "./steps";

interface StepsProps {
  read: Versioned;
  reload: () => Promise<void>;
  next: string | undefined;
  changed: () => void;
  /** Goes on by itself instead of saying below what happened: with the words for it. */
  finished?: (words: string) => void;
}

export function Steps({ read, reload, next, changed, finished }: StepsProps) {
  const { t } = usePage();
  const { card } = read;
  const chosen = useSignal<Status | null>(null);
  const done = useSignal<Status | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const open = openSteps(card);

  const finish = async (to: Status) => {
    chosen.value = null;
    changed();
    if (finished) {
      finished(t(`done-${to}`, { number: card.number }));
      return;
    }
    done.value = to;
    await reload();
  };
  const cancel = () => {
    const to = chosen.value;
    chosen.value = null;
    queueMicrotask(() => buttons.current?.querySelector<HTMLElement>(`[data-to="${to ?? ""}"]`)?.focus());
  };

  const choose = (to: Status) => {
    done.value = null;
    chosen.value = to;
  };
  useShortcuts([{
    key: "1", shown: "1…9", label: t("keys-step"),
    acts: (digit) => {
      const to = chosen.value === null ? open[digit - 1] : undefined;
      if (to) choose(to);
    },
  }]);

  if (chosen.value !== null) {
    const to = chosen.value;
    return <div class="desk-steps desk-steps-form"><StepForm key={to} to={to} read={read} reload={reload} cancel={cancel} done={() => finish(to)} /></div>;
  }
  if (open.length === 0 && done.value === null) return null;
  return (
    <div class="desk-steps" ref={buttons} role="group" aria-label={t("steps-label")}>
      <p class="desk-done" role="status" hidden={done.value === null}>
        {done.value !== null && t(`done-${done.value}`, { number: card.number })}
        {done.value !== null && next && <a href={next}>{t("steps-next")}</a>}
      </p>
      {open.map((to, index) => (
        <button key={to} type="button" data-to={to} class={index === 0 ? "button button-primary" : "button"} onClick={() => { choose(to); }}>
          {t(stepName(to, card.status))}
        </button>
      ))}
    </div>
  );
}

/** From a clarification a request goes on; from anywhere else somebody sets about it. */
export const stepName = (to: Status, from: Status): string => (to === "in_progress" && from === "clarification" ? "do-go_on" : `do-${to}`);
