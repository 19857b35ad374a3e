// A form whose words outlive everything: re-renders, errors, other pages. It knows which field an error is about.
import { type Signal, useSignal } from "@preact/signals";
import { asProblem, type Problem } from "../api";
import { draft } from "./draft";

export type Values = Record<string, string>;

export interface Form<T extends Values> {
  /** For ids of its fields. */
  name: string;
  values: Signal<T>;
  errors: Signal<Partial<Record<keyof T, string>>>;
  problem: Signal<Problem | null>;
  busy: Signal<boolean>;
  set(field: keyof T & string, value: string): void;
  /** Sends it, if nothing is wrong with it; tells whether it went well, and then forgets what was typed. */
  submit(send: (values: T) => Promise<void>, wrong?: (values: T) => Partial<Record<keyof T, string>>): Promise<boolean>;
  /** Forgets what was typed. */
  clear(): void;
}

/** The form of this name, with what was typed into it before; `keep` is false for passwords and codes. */
export function useForm<T extends Values>(name: string, initial: T, { keep = true }: { keep?: boolean } = {}): Form<T> {
  const own = useSignal<T>(initial);
  const errors = useSignal<Partial<Record<keyof T, string>>>({});
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const kept = keep ? draft<T>(name, initial) : { values: own, clear: () => { own.value = initial; } };
  const fail = (found: Problem) => {
    problem.value = found;
    if (found.field !== null && found.field in kept.values.peek()) {
      // Beside the field its name in the API says nothing.
      const words = found.expected === null ? found.message : sentence(found.expected);
      errors.value = { [found.field]: words } as Partial<Record<keyof T, string>>;
    }
  };
  return {
    name,
    values: kept.values,
    errors,
    problem,
    busy,
    set: (field, value) => {
      kept.values.value = { ...kept.values.peek(), [field]: value };
      if (errors.peek()[field] !== undefined) errors.value = { ...errors.peek(), [field]: undefined };
    },
    submit: async (send, wrong) => {
      if (busy.peek()) return false;
      problem.value = null;
      errors.value = wrong?.(kept.values.peek()) ?? {};
      if (Object.values(errors.peek()).some(Boolean)) {
        // The fields say it already; whoever cannot see them is led to the first.
        queueMicrotask(() => document.getElementById(fieldId(name, Object.keys(errors.peek())[0] ?? ""))?.focus());
        return false;
      }
      busy.value = true;
      try {
        await send(kept.values.peek());
        kept.clear();
        return true;
      } catch (error) {
        fail(asProblem(error));
        return false;
      } finally {
        busy.value = false;
      }
    },
    clear: () => {
      kept.clear();
      errors.value = {};
      problem.value = null;
    },
  };
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

export const fieldId = (form: string, field: string): string => `${form}-${field}`.replaceAll(/[^\w-]/g, "-");
