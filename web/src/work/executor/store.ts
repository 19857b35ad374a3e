// What outlives a lost line, in this browser (IndexedDB): the page's start, the list and the cards as they were last read, and what has
// been done and not been sent. All of it belongs to one account and goes with its signing out.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Community, Status } from "../../api/types";
import type { DeskFile } from "../desk/types";
import type { Who } from "../session";

export interface Start {
  community: Community;
  who: Who;
}

export type Deed =
  /** `seen`: how many rows of the history had been read. */
  | { kind: "step"; to: Status; note: string; seen: number }
  | { kind: "file"; stage: DeskFile["stage"]; file: Blob; name: string }
  | { kind: "answer"; response: number; text: string };

/** Something done that the server has not said yes to. */
export interface Entry {
  id: number;
  account: string;
  /** The same however often it is sent: `Idempotency-Key`. */
  key: string;
  number: string;
  at: string;
  deed: Deed;
  /** The server has said no, and sending it again as it is would not help. */
  refused: { conflict: boolean; words: string } | null;
}

interface Schema extends DBSchema {
  start: { key: string; value: Start };
  /** By account and name: the list, and each card. */
  kept: { key: [string, string]; value: unknown };
  queue: { key: number; value: Omit<Entry, "id"> & { id?: number } };
}

let database: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>("executor", 1, {
    upgrade: (made) => {
      made.createObjectStore("start");
      made.createObjectStore("kept");
      made.createObjectStore("queue", { keyPath: "id", autoIncrement: true });
    },
    // Another tab has a newer page.
    blocking: () => {
      void database?.then((held) => { held.close(); });
      database = null;
    },
  });
  return database;
}

/** Accounts that have signed out: what was being read for them is not kept any more. */
const gone = new Set<string>();

export const keepStart = async (start: Start): Promise<void> => {
  const store = await open();
  if (!gone.has(start.who.login ?? "")) await store.put("start", start, "start");
};
export const keptStart = async (): Promise<Start | undefined> => (await open()).get("start", "start");

export const keep = async (account: string, name: string, value: object): Promise<void> => {
  // Where nothing can be kept the page works as long as there is a line.
  await open().then((store) => (gone.has(account) ? undefined : store.put("kept", value, [account, name]))).catch(() => undefined);
};
export const kept = async <T>(account: string, name: string): Promise<T | undefined> =>
  (await open().then((store) => store.get("kept", [account, name])).catch(() => undefined)) as T | undefined;

/** Everything of the account that is not in this list any more. */
export async function forgetCards(account: string, numbers: ReadonlySet<string>): Promise<void> {
  const store = await open();
  for (const key of await store.getAllKeys("kept")) {
    const [whose, name] = key;
    if (whose === account && name.startsWith("card:") && !numbers.has(name.slice(5))) await store.delete("kept", key);
  }
}

export async function enqueue(entry: Omit<Entry, "id">): Promise<void> {
  await (await open()).add("queue", entry);
}
export const queued = async (account: string): Promise<Entry[]> =>
  ((await (await open()).getAll("queue")) as Entry[]).filter((entry) => entry.account === account);
export const update = async (entry: Entry): Promise<void> => {
  await (await open()).put("queue", entry);
};
export const drop = async (id: number): Promise<void> => {
  await (await open()).delete("queue", id);
};

/** Signing out: nothing of the account stays. */
export async function erase(account: string): Promise<void> {
  gone.add(account);
  const store = await open();
  await store.clear("start");
  for (const key of await store.getAllKeys("kept")) if (key[0] === account) await store.delete("kept", key);
  for (const { id } of await queued(account)) await store.delete("queue", id);
}
