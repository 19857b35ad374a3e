// Finding the place of a request: the geocoder's candidates, the one that is chosen, or a pin. What was chosen and not sent yet is a
// draft, as what is typed.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { get } from "../api";
import type { Candidate, LonLat } from "../map/points";
import { draft } from "../ui/draft";
import { useShortcuts } from "../ui/shortcuts";
import { usePage } from "../page";

interface Choice {
  candidate: number | null;
  pin: LonLat | null;
}

export interface Placing {
  number: string;
  candidates: readonly Candidate[];
  /** Index of the candidate that is chosen. */
  chosen: number | null;
  /** Where the pin is; null where it is not put yet. */
  pin: LonLat | null;
  choose: (index: number) => void;
  put: (at: LonLat) => void;
  /** It has been sent. */
  forget: () => void;
}

interface Task {
  candidates: { label: string; lon: number; lat: number }[];
}

const NOTHING: Choice = { candidate: null, pin: null };
const NONE: readonly Candidate[] = [];

/** Of the request that is open, if one is. */
export function usePlacing(number: string | null): Placing | null {
  const { t } = usePage();
  const found = useSignal<{ of: string; candidates: readonly Candidate[] } | null>(null);
  useEffect(() => {
    if (number === null) return;
    const controller = new AbortController();
    get<Task>(`/api/location-tasks/${encodeURIComponent(number)}`, controller.signal).then(
      ({ candidates }) => {
        found.value = { of: number, candidates: candidates.map(({ label, lon, lat }) => ({ at: [lon, lat] as const, label })) };
      },
      // The pin does without candidates; what has its place already has none.
      () => {
        found.value ??= { of: number, candidates: NONE };
      },
    );
    return () => {
      controller.abort();
    };
  }, [number]);
  const candidates = found.value?.of === number ? found.value.candidates : NONE;
  const kept = number === null ? null : draft<Choice>(`place-${number}`, NOTHING);
  const choose = (index: number) => {
    const candidate = candidates[index];
    if (kept && candidate) kept.values.value = { candidate: index, pin: candidate.at };
  };
  useShortcuts([{ key: "Alt+1", shown: "Alt+1…9", label: t("keys-candidate"), inFields: true, acts: (digit) => { choose(digit - 1); } }]);
  if (number === null || !kept) return null;
  const { candidate, pin } = kept.values.value;
  return {
    number,
    candidates,
    chosen: candidate,
    pin,
    choose,
    put: (at) => { kept.values.value = { candidate: null, pin: at }; },
    forget: () => { kept.clear(); },
  };
}
