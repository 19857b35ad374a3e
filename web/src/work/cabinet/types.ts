// The bodies of /api/me, as docs/http.md describes them.
import type { Status } from "../../api/types";

export interface OwnRequest {
  number: string;
  status: Status;
  overdue: boolean;
  /** By name. */
  service: string;
  executor: string | null;
  executor_phone: string | null;
  registered_at: string;
  due_on: string | null;
  submitted_at: string | null;
  closed_on: string | null;
  /** As typed. */
  address: string;
  place: string | null;
  lon: number | null;
  lat: number | null;
  text: string;
  public_text: string | null;
  public: boolean;
  where_to_turn: string | null;
  /** The next word is the applicant's. */
  awaits_word: boolean;
}

export interface OwnStep {
  at: string;
  from: Status | null;
  to: Status;
  role: string | null;
  ground: string | null;
  note: string | null;
}

export const KINDS = ["confirmation", "refutation", "comment", "cancellation"] as const;
export type Kind = (typeof KINDS)[number];

export interface OwnWord {
  id: number;
  kind: Kind;
  text: string;
  at: string;
  by_phone: boolean;
  processed_at: string | null;
  outcome: string | null;
  ground: string | null;
  answer: string | null;
  executor_answer: string | null;
}

export interface OwnFile {
  id: number;
  kind: "photo" | "document";
  stage: "problem" | "report";
  url: string;
  thumbnail_url: string | null;
  width: number | null;
  height: number | null;
  bytes: number;
  lost: boolean;
  role: string;
}

export interface OwnCard extends OwnRequest {
  history: OwnStep[];
  responses: OwnWord[];
  /** What may be said of it now. */
  may_say: Kind[];
  attachments: OwnFile[];
}

/** The personal card (M10). */
export interface Me {
  email: string;
  surname: string;
  name: string;
  patronymic: string;
  residence: string;
  phone: string;
  standing: "resident" | "displaced";
  certificate: string | null;
  language: "uk" | "en";
  registered_at: string;
}

export interface OwnSession {
  id: number;
  created_at: string;
  seen_at: string;
  expires_at: string;
  address: string;
  agent: string;
  current: boolean;
}
