// One own request in the list's place: what is known above, what one can say below.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { useLive } from "../live";
import { usePage } from "../page";
import { Failure } from "../ui/notice";
import { Icon } from "../ui/icon";
import { Skeleton } from "../ui/skeleton";
import { Actions } from "./actions";
import { Card } from "./card";
import { ownCard } from "./own_card";

interface PanelProps {
  number: string;
  close: () => void;
  /** Something was done here: the list is to say so. */
  changed: () => void;
  /** To the map, where it lies behind the card. */
  toMap: () => void;
}

export function CardPanel({ number, close, changed, toMap }: PanelProps) {
  const { t } = usePage();
  const state = useMemo(() => ownCard(number), [number]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => state.stop, [state]);
  useLive(() => void state.load());
  const read = state.read.value;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [read === null]);

  return (
    <article class="own-card" aria-label={t("card-label", { number })}>
      <div class="own-card-bar">
        <button type="button" class="link-button" onClick={close}><Icon name="back" />{t("own-back")}</button>
        <h1 class="own-card-number" ref={heading} tabIndex={-1}>{t("request-number", { number })}</h1>
      </div>
      <div class="own-card-scroll" tabIndex={0} role="region" aria-label={t("own-card-content")}>
        {read ? <Card card={read.card} reload={state.load} toMap={toMap} /> : state.error.value !== null ? <Failure t={t} error={state.error.value} again={() => void state.load()} /> : <Skeleton rows={4} label={t("card-loading")} />}
      </div>
      {read && <Actions read={read} reload={state.load} changed={changed} />}
    </article>
  );
}
