// What a map of these pages shows over the base map.
import type { DeskGroup } from "../marks";

export type LonLat = readonly [number, number];

/** A request. */
export interface MapPoint {
  /** Its registration number. */
  id: string;
  at: LonLat;
  group: DeskGroup;
}

/** An address that may be meant; it wears its number, from 1. */
export interface Candidate {
  at: LonLat;
  label: string;
}

/** What a map shows; what is left out is not there. */
export interface Shown {
  points?: readonly MapPoint[];
  /** The request whose card is open. */
  selected?: string | null;
  /** The request that a pointer or the keyboard rests on. */
  hovered?: string | null;
  candidates?: readonly Candidate[];
  /** Index of the candidate that is chosen. */
  chosen?: number | null;
  /** A pin that is dragged to its place. */
  pin?: LonLat | null;
}

/** What happens on a map. */
export interface MapEvents {
  onPoint?: (id: string) => void;
  onCandidate?: (index: number) => void;
  /** The pin was put down, or the empty map was clicked where there is a pin to be put. */
  onPin?: (at: LonLat) => void;
}
