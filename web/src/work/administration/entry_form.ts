// A form over something that exists: it shows what is kept, and over it what was typed and not saved. Should somebody have changed it
// since, the fields that were not touched follow.
import { useLayoutEffect } from "preact/hooks";
import { type Form, useForm, type Values } from "../ui/form";
import { BASE, merged } from "./merged";

export interface EntryForm<T extends Values> {
  form: Form<T>;
  changed: boolean;
  /** Shows again what is kept. */
  revert: () => void;
}

export function useEntryForm<T extends Values>(name: string, kept: T): EntryForm<T> {
  const base = JSON.stringify(kept);
  const form = useForm<Values>(name, { ...kept, [BASE]: base });
  const values = form.values.value;
  useLayoutEffect(() => {
    const before = form.values.peek();
    if (before[BASE] !== base) form.values.value = { ...merged(before, kept), [BASE]: base };
  });
  const changed = Object.keys(kept).some((field) => values[field] !== kept[field]);
  const revert = () => {
    form.values.value = { ...kept, [BASE]: base };
    form.errors.value = {};
    form.problem.value = null;
  };
  return { form: form as unknown as Form<T>, changed, revert };
}
