// One request beside the list: all there is to know above, what can be done with it below.
import type { ComponentChildren } from "preact";
import { type Reading, useReading } from "../reading";
import { RequestCard } from "../request_card";
import { Card } from "./card";
import { deskCard, type Versioned } from "./desk_card";
import { Steps } from "./steps_bar";

interface PanelProps {
  number: string;
  close: () => void;
  /** Address of the request that follows in the list. */
  next: string | undefined;
  /** Something was done here: the list is to say so. */
  changed: () => void;
  /** What stands above the card, for a page that shows it for a reason. */
  lead?: (read: Versioned, card: Reading<Versioned>) => ComponentChildren;
  /** What can be done, where that is not every step that is open. */
  foot?: (read: Versioned, card: Reading<Versioned>) => ComponentChildren;
}

export function CardPanel({ number, close, next, changed, lead, foot }: PanelProps) {
  const card = useReading(number, deskCard);
  return (
    <RequestCard
      number={number}
      card={card}
      close={close}
      class="desk-card"
      content={(read) => <>{lead?.(read, card)}<Card read={read} changes={{ reload: card.load, changed }} /></>}
      foot={(read) => (foot ? foot(read, card) : <Steps read={read} reload={card.load} next={next} changed={changed} />)}
    />
  );
}
