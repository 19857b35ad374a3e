// Asks the server on behalf of whoever is signed in. What goes wrong is a `Problem` with words for people; when the session has
// ended, the question waits until somebody has signed in again, so that nothing typed has to be typed anew.
import { signal } from "@preact/signals";

/** An RFC 9457 problem; without a status the server could not be reached, and it may have done what it was asked for. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** The last part of the problem's `type`: `changed`, `code-needed`, `invalid-field`… */
    readonly type: string,
    detail: string,
    /** The field of the body it is about. */
    readonly field: string | null = null,
    /** What that field should have been, to be said beside it. */
    readonly expected: string | null = null,
    /** Where in the text of that field, both counted from one. */
    readonly spot: { line: number; column: number } | null = null,
  ) {
    super(detail);
  }

  /** The network is to blame, and the same may be asked again. */
  get lost(): boolean {
    return this.status === 0;
  }

  /** Somebody else has changed what was decided on. */
  get conflict(): boolean {
    return this.type.startsWith("changed") || this.type === "response-processed";
  }
}

export interface Asked {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** JSON, or a form with files. */
  body?: object;
  /** ETag of what was read and is being decided on. */
  match?: string | null;
  /** `Idempotency-Key`: the same where the same is sent again. */
  key?: string;
  signal?: AbortSignal | undefined;
  /** A 401 is the answer, and not the end of a session: for signing in. */
  signingIn?: boolean;
}

export interface Answer<T> {
  value: T;
  etag: string | null;
}

/** The time of the last answer, and whether the network has been lost since. */
export const connection = signal<{ online: boolean; answered: Date | null }>({ online: navigator.onLine, answered: null });

/** Set by the session: resolves when somebody has signed in again, rejects when they would rather not. */
let renew: () => Promise<void> = () => Promise.reject(new Problem(401, "unauthorized", ""));
export const onExpired = (handler: () => Promise<void>): void => {
  renew = handler;
};

/** Asks, and returns the answer with its ETag. */
export async function ask<T>(path: string, asked: Asked = {}): Promise<Answer<T>> {
  const response = await send(path, asked);
  if (response.status === 401 && !asked.signingIn) {
    await renew();
    return answer<T>(await send(path, asked));
  }
  return answer<T>(response);
}

export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> => (await ask<T>(path, { signal })).value;

async function send(path: string, { method = "GET", body, match, key, signal }: Asked): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": document.documentElement.lang };
  if (match) headers["If-Match"] = match;
  if (key) headers["Idempotency-Key"] = `"${key}"`;
  const isForm = body instanceof FormData;
  if (body && !isForm) headers["Content-Type"] = "application/json";
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body ? (isForm ? body : JSON.stringify(body)) : null,
      signal: signal ?? null,
    });
    connection.value = { online: true, answered: new Date() };
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    connection.value = { ...connection.value, online: false };
    throw new Problem(0, "lost", "");
  }
}

async function answer<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  if (!response.ok) throw problem(response.status, text);
  return { value: (text ? JSON.parse(text) : null) as T, etag: response.headers.get("ETag") };
}

function problem(status: number, text: string): Problem {
  try {
    const body = JSON.parse(text) as { type?: string; detail?: string; title?: string; field?: string; expected?: string; line?: number; column?: number };
    const type = body.type?.split(":").pop() ?? "";
    const spot = body.line !== undefined && body.column !== undefined ? { line: body.line, column: body.column } : null;
    return new Problem(status, type, body.detail ?? body.title ?? "", body.field ?? null, body.expected ?? null, spot);
  } catch {
    return new Problem(status, "", "");
  }
}

export const aborted = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

/** Whatever was thrown, as a problem that can be shown. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(500, "unknown", error instanceof Error ? error.message : "");
