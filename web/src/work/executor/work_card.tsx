// One request of the day: what there is to know above, what can be done with it below, under the thumb.
import { useEffect } from "preact/hooks";
import { Card } from "../desk/card";
import { usePage } from "../page";
import { useReading } from "../reading";
import { RequestCard } from "../request_card";
import { Icon } from "../ui/icon";
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
  const card = useReading(number, workCard);
  const sent = taken.value;
  useEffect(() => {
    if (sent > 0) void card.load();
  }, [sent]);
  return (
    <RequestCard
      number={number}
      card={card}
      close={close}
      class="desk-card work-card"
      content={(read) => (
        <>
          <Card read={read} />
          {read.card.lon !== null && read.card.lat !== null && (
            // The phone's own map leads there.
            <a class="button work-lead" href={`geo:${read.card.lat},${read.card.lon}?q=${read.card.lat},${read.card.lon}`}><Icon name="locate" />{t("work-lead")}</a>
          )}
        </>
      )}
      foot={(read) => <Acts card={read.card} reload={card.load} next={next} />}
    />
  );
}
