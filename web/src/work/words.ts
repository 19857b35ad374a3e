// The catalogue of these pages: what the map page says too, the frame's words, and each area's own, which come with the area.
import { type Language, loadWords, type Translate, type Words } from "../lib/messages";

const files = import.meta.glob<string>("../../messages/*/*.ftl", { query: "?raw", import: "default" });

let words: Words | null = null;
let spoken: Language = "uk";
const known = new Set<string>();

export async function loadFrameWords(language: Language): Promise<Translate> {
  spoken = language;
  words = await loadWords(language);
  await learn("work");
  return words.t;
}

/** Takes in `messages/{name}/{language}.ftl`, once. */
export async function learn(name: string): Promise<void> {
  if (known.has(name)) return;
  known.add(name);
  const file = files[`../../messages/${name}/${spoken}.ftl`];
  if (file) words?.add(await file());
}
