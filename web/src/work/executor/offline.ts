// What makes the page work where there is no line: a service worker that opens it, and the start it was last given.
import type { Community } from "../../api/types";
import { asProblem, get } from "../api";
import { loadSession, onLeaving, who } from "../session";
import { erase, keepStart, keptStart, queued } from "./store";

/** How long a bad line is waited for where there is something to begin with, milliseconds. */
const PATIENCE = 6000;

/** The community, and who is signed in: as the server says, or as it last said to whoever works without a line. */
export async function start(): Promise<Community> {
  const fresh = Promise.all([get<Community>("/api/community"), loadSession()]).then(([community]) => community);
  // It may fail before anybody waits for it.
  fresh.catch(() => undefined);
  const kept = await keptStart().catch(() => undefined);
  if (!kept) return fresh;
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, PATIENCE, null);
  });
  const first = await Promise.race([fresh, late]).catch((error: unknown) => {
    if (asProblem(error).lost) return null;
    throw error;
  });
  if (first) return first;
  who.value ??= kept.who;
  return kept.community;
}

/** Called by the executor's page: from now on it opens without a line, until the account signs out. */
export function workWithoutLine(community: Community, ask: (count: number) => Promise<boolean>): void {
  const person = who.peek();
  if (person?.role !== "executor" || person.login === undefined) return;
  void keepStart({ community, who: person }).catch(() => undefined);
  confirmLoss = ask;
  // Only where the page is served safely; elsewhere it works with a line. The map's own worker, which asks for the tiles, lies in
  // /assets: by the standard a service worker stands behind it only if its scope holds that address.
  if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/service-worker.js", { scope: "/" }).catch(() => undefined);
}

let confirmLoss: (count: number) => Promise<boolean> = () => Promise.resolve(true);

onLeaving(async ({ login = "" }) => {
  const waiting = await queued(login).catch(() => []);
  if (waiting.length > 0 && !(await confirmLoss(waiting.length))) return false;
  await erase(login).catch(() => undefined);
  return true;
});
