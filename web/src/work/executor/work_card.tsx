// One request of the day: what there is to know above, what can be done with it below, under the thumb.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Card } from "../desk/card";
import { useLive } from "../live";
import { usePage } from "../page";
import { Failure } from "../ui/notice";
import { Icon } from "../ui/icon";
import { Skeleton } from "../ui/skeleton";
import { Acts } from "./acts";
import { taken } from "./queue";
import { workCard } from "./work";

interface PanelProps {
  number: string;
  close: () => void;
  /** Address of the request that comes next on the way or in the list. */
  next: string | undefined;
}

export function WorkCardPanel({ number, close, next }: PanelProps) {
  const { t } = usePage();
  const state = useMemo(() => workCard(number), [number]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => state.stop, [state]);
  useLive(() => void state.load());
  const sent = taken.value;
  useEffect(() => {
    if (sent > 0) void state.load();
  }, [sent]);
  const read = state.read.value;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [read === null]);

  return (
    <aside class="desk-card work-card" aria-label={t("card-label", { number })}>
      <div class="desk-card-bar">
        <button type="button" class="link-button desk-card-back" onClick={close}><Icon name="back" />{t("card-back")}</button>
        <h2 class="desk-card-number" ref={heading} tabIndex={-1}>{t("request-number", { number })}</h2>
        <button type="button" class="tool" aria-label={t("close")} title={t("close")} onClick={close}><Icon name="close" /></button>
      </div>
      <div class="desk-card-scroll" tabIndex={0} role="region" aria-label={t("card-content")}>
        {read ? (
          <>
            <Card card={read.card} files={read.files} />
            {read.card.lon !== null && read.card.lat !== null && (
              // The phone's own map leads there.
              <a class="button work-lead" href={`geo:${read.card.lat},${read.card.lon}?q=${read.card.lat},${read.card.lon}`}><Icon name="locate" />{t("work-lead")}</a>
            )}
          </>
        ) : state.error.value !== null ? <Failure t={t} error={state.error.value} again={() => void state.load()} /> : <Skeleton rows={4} label={t("card-loading")} />}
      </div>
      {read && <Acts card={read.card} reload={state.load} next={next} />}
    </aside>
  );
}
