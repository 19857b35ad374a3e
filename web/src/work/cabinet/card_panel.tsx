// One own request in the list's place: what is known above, what one can say below.
import { useReading } from "../reading";
import { RequestCard } from "../request_card";
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
  const card = useReading(number, ownCard);
  return (
    <RequestCard
      number={number}
      card={card}
      close={close}
      class="own-card"
      alone
      content={(read) => <Card card={read.card} reload={card.load} toMap={toMap} />}
      foot={(read) => <Actions read={read} reload={card.load} changed={changed} />}
    />
  );
}
