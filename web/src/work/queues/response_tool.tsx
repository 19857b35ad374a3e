// What can be made of an applicant's word: a button for each outcome, a form in their place.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Versioned } from "../desk/desk_card";
import type { Said } from "../desk/types";
import { usePage } from "../page";
import { useShortcuts } from "../ui/shortcuts";
import { type Kind, type Outcome, outcomesOf, waitingWord } from "./outcomes";
import { ResponseForm } from "./response_form";
import type { Finished } from "./tools";

interface ResponseToolProps {
  kinds: readonly Kind[];
  read: Versioned;
  reload: () => Promise<void>;
  finished: Finished;
}

export function ResponseTool({ kinds, read, reload, finished }: ResponseToolProps) {
  const { t } = usePage();
  const { card } = read;
  const chosen = useSignal<{ said: Said; outcome: Outcome } | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const said = waitingWord(card, kinds);
  const open = said ? outcomesOf(card, said.kind) : [];
  useShortcuts([{
    key: "1", shown: "1…9", label: t("keys-step"),
    acts: (digit) => {
      const outcome = open[digit - 1];
      if (chosen.value === null && said && outcome) chosen.value = { said, outcome };
    },
  }]);

  if (chosen.value) {
    const { said: about, outcome } = chosen.value;
    const cancel = () => {
      chosen.value = null;
      queueMicrotask(() => buttons.current?.querySelector<HTMLElement>(`[data-outcome="${outcome}"]`)?.focus());
    };
    const done = () => {
      chosen.value = null;
      finished(t(`made-${outcome}`, { number: card.number }));
    };
    return <div class="desk-steps desk-steps-form"><ResponseForm key={`${about.id}${outcome}`} said={about} outcome={outcome} read={read} reload={reload} cancel={cancel} done={done} /></div>;
  }
  if (!said) return null;
  return (
    <div class="desk-steps" ref={buttons} role="group" aria-label={t("steps-label")}>
      {open.map((outcome, index) => (
        <button key={outcome} type="button" data-outcome={outcome} class={index === 0 ? "button button-primary" : "button"} onClick={() => { chosen.value = { said, outcome }; }}>
          {t(`make-${outcome}`)}
        </button>
      ))}
    </div>
  );
}
