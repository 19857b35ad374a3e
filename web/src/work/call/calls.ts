// The calls that are under way side by side: which there are, and which one is open. They outlive a reload with what was typed.
import { computed } from "@preact/signals";
import { draft } from "../ui/draft";
import { type CallState, callState, randomKey } from "./call_state";
import { type CallValues, EMPTY, isUntouched } from "./values";

interface Calls {
  ids: string[];
  open: string;
}

const { values: kept } = draft<Calls>("calls", { ids: ["first"], open: "first" });

export const calls = computed(() => kept.value.ids);

const states = new Map<string, CallState>();

export function stateOf(id: string): CallState {
  const known = states.get(id);
  if (known) return known;
  const made = callState(id);
  states.set(id, made);
  return made;
}

export const openCall = computed(() => stateOf(kept.value.open));

const put = (changed: Partial<Calls>) => {
  kept.value = { ...kept.peek(), ...changed };
};

export function openById(id: string): void {
  put({ open: id });
}

/** Another caller beside those there are. */
export function addCall(values: CallValues = EMPTY): void {
  const id = randomKey();
  const state = stateOf(id);
  if (values !== EMPTY) state.values().value = values;
  put({ ids: [...calls.peek(), id], open: id });
}

/** The next caller: what has ended makes place, and an untouched sheet is not doubled. */
export function nextCall(): void {
  const now = openCall.peek();
  if (now.record().value.ended) {
    addCall();
    closeCall(now.id);
  } else if (!isUntouched(now.values().value)) {
    const empty = calls.peek().map(stateOf).find((state) => !state.record().value.ended && isUntouched(state.values().value));
    if (empty) openById(empty.id);
    else addCall();
  }
}

/** To the left or the right, and round. */
export function stepCall(by: 1 | -1): void {
  const ids = calls.peek();
  const at = ids.indexOf(openCall.peek().id);
  const id = ids[(at + by + ids.length) % ids.length];
  if (id !== undefined) openById(id);
}

/** Takes a call off the desk; the answer puts it back. */
export function closeCall(id: string): () => void {
  const ids = calls.peek();
  const at = ids.indexOf(id);
  const state = stateOf(id);
  const [values, record] = [state.values().peek(), state.record().peek()];
  const rest = ids.filter((one) => one !== id);
  if (rest.length === 0) rest.push(randomKey());
  const open = openCall.peek().id === id ? (rest[Math.min(at, rest.length - 1)] ?? "") : openCall.peek().id;
  put({ ids: rest, open });
  state.forget();
  states.delete(id);
  return () => {
    const back = stateOf(id);
    back.values().value = values;
    back.record().value = record;
    put({ ids: [...calls.peek().slice(0, at), id, ...calls.peek().slice(at)], open: id });
  };
}
