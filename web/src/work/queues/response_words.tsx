// The applicant's word that a request waits for, before anything else on its card.
import { Responses } from "../desk/card_responses";
import type { DeskCard } from "../desk/types";
import { type Kind, waitingWord } from "./outcomes";

export function Words({ card, kinds }: { card: DeskCard; kinds: readonly Kind[] }) {
  const said = waitingWord(card, kinds);
  return said ? <Responses responses={[said]} /> : null;
}
