// Sends one thing that was done, perhaps long ago. A step is decided on what had been read: what only this account has done since is
// no news to whoever did it, anything else is for them to read first.
import { ask, Problem } from "../api";
import type { DeskCard, DeskEvent } from "../desk/types";
import type { Entry } from "./store";

/** Half a megabit a second must do for a photo. */
const PATIENCE = { words: 30_000, file: 300_000 };

export async function send({ number, key, deed }: Entry, account: string): Promise<void> {
  const request = `/api/requests/${encodeURIComponent(number)}`;
  const signal = AbortSignal.timeout(deed.kind === "file" ? PATIENCE.file : PATIENCE.words);
  if (deed.kind === "file") {
    const body = new FormData();
    body.append("stage", deed.stage);
    body.append("file", deed.file, deed.name);
    await ask(`${request}/attachments`, { method: "POST", body, key, signal });
  } else if (deed.kind === "answer") {
    await ask(`/api/desk/responses/${deed.response}/answer`, { method: "POST", body: { answer: deed.text }, key, signal });
  } else {
    const { value: card, etag } = await ask<DeskCard>(`/api/desk/requests/${encodeURIComponent(number)}`, { signal });
    if (!onlyOwn(card.history, deed.seen, account)) throw new Problem(409, "changed", "");
    const note = deed.note ? { note: deed.note } : {};
    await ask(`${request}/transitions`, { method: "POST", body: { to: deed.to, ...note }, match: etag, key, signal });
  }
}

/** Whether nobody else has done anything since so many rows had been read. */
export const onlyOwn = (history: readonly DeskEvent[], seen: number, account: string): boolean =>
  history.slice(seen).every(({ actor, role }) => role === "executor" && actor === account);
