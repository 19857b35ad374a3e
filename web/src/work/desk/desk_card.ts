// The card of one request with its files, as the server last told it. A form keeps the version it was opened over.
import { ask, asProblem, get } from "../api";
import { type Reading, reading } from "../reading";
import type { DeskCard, DeskFile } from "./types";

export interface Versioned {
  card: DeskCard;
  /** Of the version that was read. */
  etag: string | null;
  files: readonly DeskFile[];
}

export async function readCard(number: string, signal: AbortSignal): Promise<Versioned> {
  const path = encodeURIComponent(number);
  const [{ value: card, etag }, { attachments: files }] = await Promise.all([
    ask<DeskCard>(`/api/desk/requests/${path}`, { signal }),
    get<{ attachments: DeskFile[] }>(`/api/requests/${path}/attachments`, signal).catch((error: unknown) => {
      // An official has no files of what is not public.
      if ([403, 404].includes(asProblem(error).status)) return { attachments: [] };
      throw error;
    }),
  ]);
  return { card, etag, files };
}

export const deskCard = (number: string): Reading<Versioned> => reading((signal) => readCard(number, signal));
