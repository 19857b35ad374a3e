// A form over a card keeps the version it was opened over; whoever is overtaken is told by what.
import type { Signal } from "@preact/signals";
import { Conflict } from "../ui/conflict";
import { Events } from "./card_history";
import type { Versioned } from "./desk_card";

interface OvertakenProps {
  /** The version that is decided on. */
  held: Signal<Versioned>;
  /** As it is now. */
  read: Versioned;
  /** What was begun is not open any more. */
  shut?: boolean;
}

export function Overtaken({ held, read, shut = false }: OvertakenProps) {
  if (read.card.version === held.value.card.version) return null;
  return (
    <Conflict shut={shut} accept={() => { held.value = read; }}>
      <Events events={read.card.history.slice(held.value.card.history.length)} />
    </Conflict>
  );
}
