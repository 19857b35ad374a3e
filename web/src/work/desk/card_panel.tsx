// One request beside the list: all there is to know above, what can be done with it below.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useLive } from "../live";
import { usePage } from "../page";
import { Failure } from "../ui/notice";
import { Icon } from "../ui/icon";
import { Skeleton } from "../ui/skeleton";
import { Card } from "./card";
import { type CardState, cardState, type Versioned } from "./card_state";
import { Steps } from "./steps_bar";

interface PanelProps {
  number: string;
  close: () => void;
  /** Address of the request that follows in the list. */
  next: string | undefined;
  /** Something was done here: the list is to say so. */
  changed: () => void;
  /** What stands above the card, for a page that shows it for a reason. */
  lead?: (read: Versioned, state: CardState) => ComponentChildren;
  /** What can be done, where that is not every step that is open. */
  foot?: (read: Versioned, state: CardState) => ComponentChildren;
}

export function CardPanel({ number, close, next, changed, lead, foot }: PanelProps) {
  const { t } = usePage();
  const state = useMemo(() => cardState(number), [number]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => state.stop, [state]);
  useLive(() => void state.load());
  const read = state.read.value;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [read === null]);

  return (
    <aside class="desk-card" aria-label={t("card-label", { number })}>
      <div class="desk-card-bar">
        <button type="button" class="link-button desk-card-back" onClick={close}><Icon name="back" />{t("card-back")}</button>
        <h2 class="desk-card-number" ref={heading} tabIndex={-1}>{t("request-number", { number })}</h2>
        <button type="button" class="tool" aria-label={t("close")} title={t("close")} onClick={close}><Icon name="close" /></button>
      </div>
      <div class="desk-card-scroll" tabIndex={0} role="region" aria-label={t("card-content")}>
        {read ? <>{lead?.(read, state)}<Card card={read.card} files={state.files.value} /></> : state.error.value !== null ? <Failure t={t} error={state.error.value} again={() => void state.load()} /> : <Skeleton rows={4} label={t("card-loading")} />}
      </div>
      {read && (foot ? foot(read, state) : <Steps read={read} reload={state.load} next={next} changed={changed} />)}
    </aside>
  );
}
