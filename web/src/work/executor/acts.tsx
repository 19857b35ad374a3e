// What the executor can do now: take it in work with one tap, photos and scans at any time, hand it in, answer what came back. What
// waits to be sent stands above, and what was refused is decided on there.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Status } from "../../api/types";
import type { DeskCard, Said } from "../desk/types";
import { usePage } from "../page";
import { toast } from "../ui/toasts";
import { AnswerForm } from "./answer_form";
import { HandInForm } from "./hand_in_form";
import { PhotoButtons } from "./photo_buttons";
import { act, entriesOf } from "./queue";
import { openNow, stateAfter, takesFiles, toAnswer } from "./steps";
import { WaitingHere } from "./waiting_here";

interface ActsProps {
  card: DeskCard;
  reload: () => Promise<void>;
  next: string | undefined;
}

export function Acts({ card, reload, next }: ActsProps) {
  const { t } = usePage();
  const form = useSignal<Status | "answer" | null>(null);
  const said = useSignal<string | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const waiting = entriesOf(card.number);
  const open = openNow(card, waiting);
  const returned = toAnswer(card, waiting);
  const now = stateAfter(card, waiting);

  const failed = () => {
    toast(t("queue-broken"));
  };
  const take = () => {
    said.value = t("said-in_progress");
    act(card.number, { kind: "step", to: "in_progress", note: "", seen: card.history.length }).catch(failed);
  };
  const cancel = () => {
    const which = form.value;
    form.value = null;
    queueMicrotask(() => buttons.current?.querySelector<HTMLElement>(`[data-to="${which ?? ""}"]`)?.focus());
  };
  const done = (words: string) => {
    form.value = null;
    said.value = words;
  };

  if (form.value === "answer" && returned) return <Framed><AnswerForm number={card.number} said={returned} cancel={cancel} done={done} /></Framed>;
  if (form.value !== null && form.value !== "answer" && open.includes(form.value)) {
    const to = form.value;
    return <Framed><HandInForm key={to} to={to} card={card} cancel={cancel} done={done} /></Framed>;
  }
  if (open.length === 0 && !returned && waiting.length === 0 && said.value === null && !takesFiles(now)) return null;
  return (
    <div class="desk-steps work-acts" ref={buttons} role="group" aria-label={t("steps-label")}>
      <WaitingHere card={card} entries={waiting} reload={reload} edit={(to) => { form.value = to; }} />
      <p class="desk-done" role="status" hidden={said.value === null}>
        {said.value}
        {said.value !== null && next && <a href={next}>{t("steps-next")}</a>}
      </p>
      {returned && <ReturnedWords said={returned} />}
      {open.map((to, index) => (
        <button key={to} type="button" data-to={to} class={index === 0 ? "button button-primary" : "button"} onClick={to === "in_progress" ? take : () => { said.value = null; form.value = to; }}>
          {t(`do-${to}`)}
        </button>
      ))}
      {returned && <button type="button" data-to="answer" class="button" onClick={() => { form.value = "answer"; }}>{t("do-answer")}</button>}
      {takesFiles(now) && <PhotoButtons number={card.number} />}
    </div>
  );
}

function Framed({ children }: { children: preact.ComponentChildren }) {
  return <div class="desk-steps desk-steps-form work-acts">{children}</div>;
}

function ReturnedWords({ said }: { said: Said }) {
  const { t } = usePage();
  return <p class="work-returned">{t("returned-with", { text: said.text })}</p>;
}
