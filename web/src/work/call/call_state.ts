// One call: what is typed, what became of it, and what the machine finds out meanwhile about its place, its words and its like.
import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { LonLat } from "../map/points";
import { draft } from "../ui/draft";
import { type Advice, adviceOn } from "./advice";
import { type Duplicate, duplicatesNear } from "./duplicates";
import { type Place, placesFor } from "./places";
import { type CallValues, EMPTY, pointOf, type Submission } from "./values";

/** What a caller is told at the end. */
export interface Ended {
  how: "registered" | "joined";
  number: string;
  service: string;
  /** In words; null where it is still to be found, undefined where a second answer does not tell. */
  place: string | null | undefined;
  /** Whether letters go anywhere. */
  letters: boolean;
  at: LonLat | null;
}

export interface CallRecord {
  /** Under which this call is registered, once, however often it is sent. */
  key: string;
  /** On its way, or nobody knows whether it has arrived: it is sent again as it is. */
  sent: Submission | null;
  /** The same of joining another request, with how many had joined it before. */
  joining: { number: string; version: number; joined: number; note: string } | null;
  ended: Ended | null;
}

const NOTHING: CallRecord = { key: "", sent: null, joining: null, ended: null };

export interface CallState {
  id: string;
  /** Name of its form, and of the draft in which that keeps its values. */
  form: string;
  values: () => Signal<CallValues>;
  record: () => Signal<CallRecord>;
  set: (changed: Partial<CallValues>) => void;
  note: (changed: Partial<CallRecord>) => void;
  /** Places the address may mean, best first. */
  places: ReadonlySignal<readonly Place[]>;
  /** The address has been looked up, and nothing fits. */
  nowhere: ReadonlySignal<boolean>;
  /** Null until it is known of what and where. */
  duplicates: ReadonlySignal<readonly Duplicate[] | null>;
  /** Asks for them again. */
  reloadDuplicates: () => void;
  /** Number of the duplicate that is joined by the key. */
  marked: Signal<string | null>;
  advice: ReadonlySignal<Advice | null>;
  forget: () => void;
}

/** Pauses before the machine is asked, milliseconds: places while one types, the rest when the sentence ends. */
const PAUSE = { places: 150, duplicates: 250, advice: 700 };

export function callState(id: string): CallState {
  const form = `call-${id}`;
  const values = () => draft<CallValues>(form, EMPTY).values;
  const record = () => draft<CallRecord>(`call-record-${id}`, NOTHING).values;
  const places = signal<readonly Place[]>([]);
  const nowhere = signal(false);
  const duplicates = signal<readonly Duplicate[] | null>(null);
  const advice = signal<Advice | null>(null);
  const asked = signal(0);

  const stops = [
    following(PAUSE.places, () => values().value.address.trim(), async (address, stopped) => {
      // What was picked leaves the others in sight, so that another can be picked instead.
      if (values().peek().chosen === "candidate" && places.peek().some(({ label }) => label === address)) return;
      const found = address === "" ? [] : await placesFor(address, stopped);
      places.value = found;
      nowhere.value = address !== "" && found.length === 0;
    }),
    following(
      PAUSE.duplicates,
      () => JSON.stringify([values().value.service, pointOf(values().value) ?? places.value[0]?.at ?? null, asked.value]),
      async (_, stopped) => {
        const { service } = values().peek();
        const at = pointOf(values().peek()) ?? places.peek()[0]?.at;
        duplicates.value = service !== "" && at ? await duplicatesNear(service, at, stopped) : null;
      },
    ),
    following(PAUSE.advice, () => values().value.text.trim(), async (text, stopped) => {
      advice.value = text === "" ? null : await adviceOn(text, stopped);
    }),
  ];

  return {
    id,
    form,
    values,
    record,
    set: (changed) => {
      values().value = Object.assign({}, values().peek(), changed);
    },
    note: (changed) => {
      record().value = { ...record().peek(), ...changed };
    },
    places,
    nowhere,
    duplicates,
    reloadDuplicates: () => {
      asked.value++;
    },
    marked: signal(null),
    advice,
    forget: () => {
      for (const stop of stops) stop();
      draft<CallValues>(form, EMPTY).clear();
      draft<CallRecord>(`call-record-${id}`, NOTHING).clear();
    },
  };
}

/** Acts on what `read` reads whenever that has changed and rested a while; what is overtaken is given up. */
function following(pause: number, read: () => string, act: (value: string, stopped: AbortSignal) => Promise<void>): () => void {
  let before: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  const stop = effect(() => {
    const value = read();
    if (value === before) return;
    before = value;
    clearTimeout(timer);
    running?.abort();
    const controller = (running = new AbortController());
    timer = setTimeout(() => {
      act(value, controller.signal).catch(() => {
        // Advice that does not come is no trouble: one registers without it, and the next change asks again.
        if (running === controller) before = null;
      });
    }, pause);
  });
  return () => {
    stop();
    clearTimeout(timer);
    running?.abort();
  };
}

/** Also where the page is served without TLS, as inside of an office. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
