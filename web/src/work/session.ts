// Who is signed in. Whoever works here may be signed out by the clock in the middle of a sentence: the page stays as it is, and
// what was asked for goes on once they have signed in again.
import { signal } from "@preact/signals";
import { ask, onExpired, Problem } from "./api";
import { forgetPhotos } from "./cabinet/photo_store";
import { forgetDrafts } from "./ui/draft";

/** What else of an account is kept in this browser, to be forgotten when it signs out; false where there is a reason to stay. */
const leaving: ((who: Who) => Promise<boolean>)[] = [];
export const onLeaving = (forget: (who: Who) => Promise<boolean>): void => {
  leaving.push(forget);
};

export type Role = "applicant" | "operator" | "executor" | "official" | "administrator";

export interface Who {
  role: Role;
  /** Of staff. */
  login?: string;
  /** Empty where staff have given none. */
  name?: string;
}

/** Undefined until the server has said. */
export const who = signal<Who | null | undefined>(undefined);

/** The session has ended while somebody was at work. */
export const expired = signal(false);

interface Waiting {
  resolve: () => void;
  reject: (problem: Problem) => void;
}
let waiting: Waiting[] = [];

onExpired(() => {
  // Nobody was at work: the page for signing in is shown instead.
  if (!who.value) return Promise.reject(new Problem(401, "unauthorized", ""));
  expired.value = true;
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
  });
});

export async function loadSession(): Promise<void> {
  who.value = (await ask<Who | null>("/api/session")).value;
}

/** Somebody has signed in, for the first time or again. */
export async function signedIn(): Promise<void> {
  const before = who.value;
  await loadSession();
  const same = before && who.value && before.role === who.value.role && before.login === who.value.login && before.name === who.value.name;
  const held = waiting;
  waiting = [];
  expired.value = false;
  for (const { resolve, reject } of held) {
    // What one person has begun is not finished in the name of another.
    if (same) resolve();
    else reject(new Problem(401, "unauthorized", ""));
  }
  if (before && !same) location.assign("/sign-in");
}

async function forgetAll(): Promise<boolean> {
  const person = who.peek();
  for (const forget of person ? leaving : []) if (person && !(await forget(person))) return false;
  forgetDrafts();
  await forgetPhotos();
  return true;
}

export async function signOut(): Promise<void> {
  if (!(await forgetAll())) return;
  await ask("/api/session", { method: "DELETE", signingIn: true });
  location.assign("/");
}

/** Rather leaves than signs in again. */
export async function giveUp(): Promise<void> {
  if (await forgetAll()) location.assign("/");
}
