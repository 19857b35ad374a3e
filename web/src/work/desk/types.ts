// The bodies of /api/desk, as docs/http.md describes them.
import type { Status } from "../../api/types";

export interface DeskRequest {
  number: string;
  status: Status;
  overdue: boolean;
  service: string;
  service_name: string;
  executor: string | null;
  district: string | null;
  /** As typed; not for officials. */
  address?: string;
  place: string | null;
  lon: number | null;
  lat: number | null;
  needs_location: boolean;
  at_residence: boolean;
  text?: string;
  public_text: string | null;
  public: boolean;
  registered_at: string;
  due_on: string | null;
  legal_term_ends_on: string;
  legal_term_over: boolean;
  submitted_at: string | null;
  closed_on: string | null;
  /** How many more callers have asked for the same. */
  joined: number;
  pending_responses: number;
  version: number;
}

export interface DeskPage {
  matched: number;
  requests: DeskRequest[];
  next: string | null;
}

export type What =
  | "registered"
  | "moved"
  | "placed"
  | "text_mended"
  | "file_added"
  | "file_released"
  | "file_hidden"
  | "file_removed"
  | "said"
  | "taken_down"
  | "processed"
  | "answered"
  | "joined";

export interface DeskEvent {
  at: string;
  actor: string;
  role: string | null;
  from: Status | null;
  to: Status;
  what: What | null;
  ground: string | null;
  note: string | null;
  response: number | null;
}

export interface Said {
  id: number;
  kind: "comment" | "confirmation" | "refutation" | "cancellation";
  text: string;
  at: string;
  taken_by: string | null;
  processed_at: string | null;
  processed_by: string | null;
  outcome: string | null;
  ground: string | null;
  answer: string | null;
  executor_answer: string | null;
  executor_answered_at: string | null;
}

export interface Applicant {
  email: string;
  contact_email?: string;
  surname: string;
  name: string;
  patronymic: string;
  residence: string;
  phone: string;
  standing: "resident" | "displaced";
  certificate: string | null;
}

export interface DeskCard extends DeskRequest {
  /** The states whoever asks may move it to now. */
  allowed: Status[];
  applicant?: Applicant | null;
  history: DeskEvent[];
  responses: Said[];
}

export interface DeskFile {
  id: number;
  kind: "photo" | "document";
  stage: "problem" | "report";
  url: string;
  thumbnail_url: string | null;
  width: number | null;
  height: number | null;
  bytes: number;
  public: boolean;
  /** Whether an operator has said that it is public, or is not. */
  moderated: boolean;
}

/** How the public sees where a request of a service is. */
export type Visibility = "exact" | "generalised" | "aggregate" | "never";

export interface Catalogue {
  services: { code: string; name: string; group: string; retired: boolean; visibility: Visibility; term_days: number; term_unit: "calendar" | "working" }[];
  executors: { id: number; name: string; retired: boolean }[];
  districts: { id: number; name: string }[];
}

export interface TextCheck {
  text: string;
  clean: boolean;
  findings: { start: number; end: number; kind: string; word: string; because: string }[];
  personal_data: { start: number; end: number; kind: string; text: string }[];
  suggested_public_text: string;
  suggested_split: string[] | null;
}

export interface Routing {
  organisation: { id: number; name: string } | null;
  reason: "district" | "service" | null;
  outside_powers: boolean;
  where_to_turn: string | null;
  hint: string | null;
}
