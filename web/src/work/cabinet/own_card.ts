// The card of one own request.
import { ask } from "../api";
import { type Reading, reading } from "../reading";
import type { OwnCard } from "./types";

export interface Versioned {
  card: OwnCard;
  /** Of the state it was in. */
  etag: string | null;
}

export const cardPath = (number: string): string => `/api/me/requests/${encodeURIComponent(number)}`;

export const ownCard = (number: string): Reading<Versioned> =>
  reading(async (signal) => {
    const { value: card, etag } = await ask<OwnCard>(cardPath(number), { signal });
    return { card, etag };
  });
