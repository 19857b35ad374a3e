// What has been done waits here until the server has it: sent in order, each thing once, however often the line breaks. What the server
// refuses stays, with everything typed, until somebody has decided on it.
import { signal } from "@preact/signals";
import { asProblem, Problem } from "../api";
import { who } from "../session";
import { send } from "./send";
import { type Deed, drop, enqueue, type Entry, queued, update } from "./store";

/** How long after a failure the next try is made, milliseconds. */
const AGAIN = 20_000;

export const entries = signal<readonly Entry[]>([]);
/** The one that is on its way. */
export const sending = signal<number | null>(null);
/** Counts what the server has taken, so that whoever shows requests asks anew. */
export const taken = signal(0);

const account = () => who.peek()?.login ?? "";

export const entriesOf = (number: string): Entry[] => entries.value.filter((entry) => entry.number === number);

async function read(): Promise<void> {
  entries.value = await queued(account());
}

/** Puts it down first, and then sends it: what is done is never only in memory. */
export async function act(number: string, deed: Deed): Promise<void> {
  await enqueue({ account: account(), key: newKey(), number, at: new Date().toISOString(), deed, refused: null });
  await read();
  void flush();
}

/** Sends what was refused again, with what has been read since. */
export async function retry(entry: Entry, seen: number): Promise<void> {
  const deed = entry.deed.kind === "step" ? { ...entry.deed, seen } : entry.deed;
  await update({ ...entry, deed, refused: null });
  await read();
  void flush();
}

export async function discard(entry: Entry): Promise<void> {
  await drop(entry.id);
  await read();
}

let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;

/** Sends what waits, one after another, until all is sent or the line breaks. */
export async function flush(): Promise<void> {
  if (running) return;
  running = true;
  clearTimeout(timer);
  try {
    await alone(async () => {
      await read();
      for (let next = first(); next; next = first()) {
        sending.value = next.id;
        if (!(await deliver(next))) {
          timer = setTimeout(() => void flush(), AGAIN);
          return;
        }
        await read();
      }
    });
  } finally {
    running = false;
    sending.value = null;
  }
}

/** Tells whether to go on with the next. */
async function deliver(entry: Entry): Promise<boolean> {
  try {
    await send(entry, account());
  } catch (error) {
    const problem = asProblem(error);
    if (mayPass(problem)) return false;
    if (problem.status !== 410) {
      await update({ ...entry, refused: { conflict: problem.conflict, words: problem.message } });
      return true;
    }
    // The file came, and an operator has removed it since: that is done.
  }
  await drop(entry.id);
  taken.value++;
  return true;
}

/** The line, the server's health, a session that ended: none of it says anything about what was sent. */
const mayPass = ({ status }: Problem): boolean => status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;

/** The first that can be sent; a step waits for the one before it, a file for nothing. */
function first(): Entry | undefined {
  const stuck = new Set<string>();
  for (const entry of entries.peek()) {
    const isFile = entry.deed.kind === "file";
    if (!entry.refused && (isFile || !stuck.has(entry.number))) return entry;
    if (entry.refused && !isFile) stuck.add(entry.number);
  }
  return undefined;
}

/** One tab at a time; where browsers have no locks, the key keeps it from being done twice. */
async function alone(work: () => Promise<void>): Promise<void> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return work();
  await locks.request("executor-queue", { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

let listening = false;

/** From now on what waits is sent whenever there is a line. */
export function followQueue(): void {
  void read().then(flush);
  if (listening) return;
  listening = true;
  addEventListener("online", () => void flush());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void flush();
  });
}
