// Asks the server; an answer that is an error becomes a `Problem` with words a person can act on.
import type { Addresses, Community, Districts, RequestFeature, RequestPage, Service, Statistics } from "./types";

/** An RFC 9457 problem the server answered with; `status` 0 means that it could not be reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

async function get<T>(url: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang },
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "");
  }
  if (!response.ok) throw new Problem(response.status, await detail(response));
  return (await response.json()) as T;
}

async function detail(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as { detail?: string; title?: string };
    return body.detail ?? body.title ?? "";
  } catch {
    return "";
  }
}

/** Whether the answer was dropped because a newer question replaced it. */
export const aborted = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

export const community = () => get<Community>("/api/community");
export const services = () => get<Service[]>("/api/services");
export const districts = () => get<Districts>("/api/districts");

export const session = () => get<{ role: string } | null>("/api/session");

export const statistics = (filters: URLSearchParams, signal?: AbortSignal) =>
  get<Statistics>(`/api/statistics?${filters}`, signal);

export const requests = (query: URLSearchParams, signal?: AbortSignal) =>
  get<RequestPage>(`/api/requests?${query}`, signal);

export const request = (number: string, signal?: AbortSignal) =>
  get<RequestFeature>(`/api/requests/${encodeURIComponent(number)}`, signal);

export const autocomplete = (text: string, signal?: AbortSignal) =>
  get<Addresses>(`/api/autocomplete?${new URLSearchParams({ q: text, limit: "5" })}`, signal);
