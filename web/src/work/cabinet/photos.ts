// Photos that were taken or chosen and are not sent yet. They wait in the tab, each form's by themselves, until they have arrived.
import { type Signal, signal } from "@preact/signals";
import { ask, asProblem, type Problem } from "../api";
import type { LonLat } from "../map/points";
import { placeOfPhoto } from "./photo_place";
import * as store from "./photo_store";

export interface Chosen {
  id: number;
  file: File;
  /** To be shown before it is sent. */
  url: string;
  /** What it is kept by, where it could be. */
  waiting: number | undefined;
  /** Its `Idempotency-Key`: one that was on its way when the page was left arrives once. */
  key: string;
  /** Why it was not taken. */
  problem: Problem | null;
}

export type Photos = Signal<readonly Chosen[]>;

/** The server takes no more with one request. */
export const MOST = 20;
/** What browsers can show and the server takes; a phone turns its own format into the first of them. */
export const TYPES = "image/jpeg,image/png,image/webp";

const known = new Map<string, Photos>();
let last = 0;

/** Those of a form, by its name; they come as they were left. */
export function chosenPhotos(name: string): Photos {
  const before = known.get(name);
  if (before) return before;
  const photos: Photos = signal([]);
  known.set(name, photos);
  void store.waiting(name).then((left) => {
    if (left.length > 0) photos.value = [...left.map(({ id, file }) => chosen(file, id)), ...photos.peek()];
  });
  return photos;
}

const chosen = (file: File, waiting: number | undefined): Chosen => ({ id: ++last, file, url: URL.createObjectURL(file), waiting, key: store.keyOf(waiting), problem: null });

/** Takes files into a form; returns the first place that one of them tells. */
export async function choose(name: string, files: Iterable<File>): Promise<LonLat | null> {
  const photos = chosenPhotos(name);
  const added = [...files].slice(0, MOST - photos.peek().length);
  // One after the other, so that they come back in this order.
  const waiting: (number | undefined)[] = [];
  for (const file of added) waiting.push(await store.keep(name, file));
  photos.value = [...photos.peek(), ...added.map((file, at) => chosen(file, waiting[at]))];
  const places = await Promise.all(added.map(placeOfPhoto));
  return places.find((place) => place !== null) ?? null;
}

export function drop(photos: Photos, { id, url, waiting }: Chosen): void {
  photos.value = photos.peek().filter((one) => one.id !== id);
  URL.revokeObjectURL(url);
  if (waiting !== undefined) void store.forget(waiting);
}

/** Hands those of a form over to another one. */
export function handOver(from: string, to: string): void {
  const photos = chosenPhotos(from);
  const others = chosenPhotos(to);
  for (const { waiting } of photos.peek()) if (waiting !== undefined) void store.move(waiting, to);
  others.value = [...others.peek(), ...photos.peek()];
  photos.value = [];
}

/** Sends them one after the other; those that could not be sent stay, and say why. */
export async function sendPhotos(number: string, photos: Photos): Promise<void> {
  for (const photo of photos.peek()) {
    const body = new FormData();
    body.set("stage", "problem");
    body.set("file", photo.file);
    try {
      await ask(`/api/requests/${encodeURIComponent(number)}/attachments`, { method: "POST", body, key: photo.key });
      drop(photos, photo);
    } catch (error) {
      const problem = asProblem(error);
      photos.value = photos.peek().map((one) => (one.id === photo.id ? { ...one, problem } : one));
      // The next would fare no better.
      if (problem.lost) return;
    }
  }
}
