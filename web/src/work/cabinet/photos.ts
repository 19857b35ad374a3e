// Photos that were taken or chosen and are not sent yet. They wait in the page, each form's by themselves, until they have arrived.
import { type Signal, signal } from "@preact/signals";
import { ask, asProblem, type Problem } from "../api";
import type { LonLat } from "../map/points";
import { placeOfPhoto } from "./photo_place";

export interface Chosen {
  id: number;
  file: File;
  /** To be shown before it is sent. */
  url: string;
  /** Where the camera says it was taken. */
  place: LonLat | null;
  /** Why it was not taken. */
  problem: Problem | null;
}

export type Photos = Signal<readonly Chosen[]>;

/** The server takes no more with one request. */
export const MOST = 20;
/** What browsers can show and the server takes; a phone turns its own format into the first of them. */
export const TYPES = "image/jpeg,image/png,image/webp";

const kept = new Map<string, Photos>();
let last = 0;

/** Those of a form, by its name. */
export function chosenPhotos(name: string): Photos {
  const known = kept.get(name) ?? signal<readonly Chosen[]>([]);
  kept.set(name, known);
  return known;
}

/** Takes files in; returns the first place that one of them tells. */
export async function choose(photos: Photos, files: Iterable<File>): Promise<LonLat | null> {
  const room = MOST - photos.peek().length;
  const added = await Promise.all(
    [...files].slice(0, room).map(async (file): Promise<Chosen> => ({ id: ++last, file, url: URL.createObjectURL(file), place: await placeOfPhoto(file), problem: null })),
  );
  photos.value = [...photos.peek(), ...added];
  return added.find(({ place }) => place)?.place ?? null;
}

export function drop(photos: Photos, { id, url }: Chosen): void {
  photos.value = photos.peek().filter((one) => one.id !== id);
  URL.revokeObjectURL(url);
}

export function forget(photos: Photos): void {
  for (const photo of photos.peek()) drop(photos, photo);
}

/** Hands them over to another form. */
export function handOver(from: Photos, to: Photos): void {
  to.value = [...to.peek(), ...from.peek()];
  from.value = [];
}

/** Sends them one after the other; those that could not be sent stay, and say why. */
export async function sendPhotos(number: string, photos: Photos): Promise<void> {
  for (const photo of photos.peek()) {
    const body = new FormData();
    body.set("stage", "problem");
    body.set("file", photo.file);
    try {
      await ask(`/api/requests/${encodeURIComponent(number)}/attachments`, { method: "POST", body });
      drop(photos, photo);
    } catch (error) {
      const problem = asProblem(error);
      photos.value = photos.peek().map((one) => (one.id === photo.id ? { ...one, problem } : one));
      // The next would fare no better.
      if (problem.lost) return;
    }
  }
}
