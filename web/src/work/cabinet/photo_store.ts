// Photos that wait in this tab, so that a reload or a page that the phone has thrown away does not lose them (IndexedDB). Like drafts
// they belong to the tab, and signing out forgets them.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A photo of a form that has not been sent. */
export interface Waiting {
  id: number;
  form: string;
  file: File;
}

interface Schema extends DBSchema {
  photo: { key: number; value: Omit<Waiting, "id"> & { id?: number; tab: string; at: number }; indexes: { tab: string } };
}

const TAB = "photos-tab";
/** A tab that was closed never comes for its own. */
const KEPT_FOR = 24 * 60 * 60 * 1000;

let database: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>("photos", 1, {
    upgrade: (made) => {
      made.createObjectStore("photo", { keyPath: "id", autoIncrement: true }).createIndex("tab", "tab");
    },
  }).then(async (store) => {
    for (const { id, at } of await store.getAll("photo")) if (id !== undefined && at < Date.now() - KEPT_FOR) await store.delete("photo", id);
    return store;
  });
  return database;
}

const random = (): string => crypto.getRandomValues(new Uint32Array(4)).join("-");

function tab(): string {
  const known = sessionStorage.getItem(TAB) ?? random();
  sessionStorage.setItem(TAB, known);
  return known;
}

/** A name for a photo in the whole world, the same after a reload where it is kept. */
export const keyOf = (id: number | undefined): string => (id === undefined ? random() : `${tab()}-${id}`);

/** Where nothing can be kept, photos last as long as the page. */
async function ifPossible<T>(use: () => Promise<T>): Promise<T | undefined> {
  try {
    return await use();
  } catch {
    return undefined;
  }
}

/** Those of a form, in the order they were chosen in. */
export const waiting = async (form: string): Promise<readonly Waiting[]> =>
  (await ifPossible(async () => ((await (await open()).getAllFromIndex("photo", "tab", tab())) as (Waiting & { tab: string })[]).filter((photo) => photo.form === form))) ?? [];

/** Keeps one; returns what it is known by. */
export const keep = (form: string, file: File): Promise<number | undefined> =>
  ifPossible(async () => (await open()).add("photo", { form, file, tab: tab(), at: Date.now() }));

/** It has arrived, or is not wanted. */
export const forget = (id: number): Promise<void> => ifPossible(async () => (await open()).delete("photo", id)).then(() => undefined);

/** It belongs to another form now. */
export const move = (id: number, form: string): Promise<void> =>
  ifPossible(async () => {
    const store = await open();
    const photo = await store.get("photo", id);
    if (photo) await store.put("photo", { ...photo, form });
  }).then(() => undefined);

/** Whoever signs in next in this tab sees none of them. */
export const forgetPhotos = (): Promise<void> =>
  ifPossible(async () => {
    const store = await open();
    for (const id of await store.getAllKeysFromIndex("photo", "tab", tab())) await store.delete("photo", id);
  }).then(() => undefined);
