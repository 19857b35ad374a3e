// Registers a call, once: what was sent and not answered is sent again as it is, under the same key.
import { ask, asProblem } from "../api";
import type { DeskCard } from "../desk/types";
import { who } from "../session";
import { type CallState, randomKey } from "./call_state";
import { pointOf, type Submission } from "./values";

interface Registered {
  number: string;
  location: { state: "placed" | "needs_location" | "known"; label?: string };
}

export async function register(state: CallState, body: Submission, service: string): Promise<void> {
  const key = state.record().peek().key || randomKey();
  state.note({ key, sent: body });
  try {
    const { value } = await ask<Registered>("/api/requests", { method: "POST", body, key });
    state.note({
      sent: null,
      ended: {
        how: "registered",
        number: value.number,
        service,
        place: { placed: value.location.label, needs_location: null, known: undefined }[value.location.state],
        letters: Boolean(body.applicant?.email),
        at: body.point ?? null,
      },
    });
  } catch (error) {
    if (!isOpen(error)) state.note({ sent: null });
    throw error;
  }
}

/** Whether what was asked for may have been done all the same. */
const isOpen = (error: unknown): boolean => {
  const { status } = asProblem(error);
  return status === 0 || status >= 500;
};

/** Joins the caller to a request that is open already; `note` is what they add. */
export async function join(state: CallState, number: string): Promise<void> {
  const known = state.duplicates.peek()?.find((one) => one.number === number);
  const begun = state.record().peek().joining;
  if (!known) return;
  const joining = begun?.number === number ? begun : { number, version: known.version, joined: known.joined, note: state.values().peek().text.trim() };
  state.note({ joining });
  try {
    const path = `/api/desk/requests/${encodeURIComponent(number)}/joins`;
    await ask(path, { method: "POST", body: { note: joining.note }, match: `"${joining.version}"` });
  } catch (error) {
    if (isOpen(error)) throw error;
    // What the lost answer would have said: it was this call that joined.
    if (!(begun && asProblem(error).conflict && (await hasJoined(number, joining.joined)))) {
      state.note({ joining: null });
      state.reloadDuplicates();
      throw error;
    }
  }
  const at = pointOf(state.values().peek()) ?? known.at;
  state.note({ joining: null, ended: { how: "joined", number, service: known.service, place: known.place, letters: false, at } });
}

async function hasJoined(number: string, before: number): Promise<boolean> {
  const { value } = await ask<DeskCard>(`/api/desk/requests/${encodeURIComponent(number)}`);
  const last = value.history.findLast(({ what }) => what === "joined");
  return value.joined > before && last?.actor === who.peek()?.login;
}
