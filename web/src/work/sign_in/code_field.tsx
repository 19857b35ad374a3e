// Six figures, typed or pasted with whatever stands between them; the last one sends them off. A code that was refused stays, chosen as a
// whole: the next figure takes its place.
import { useEffect } from "preact/hooks";
import { Field } from "../ui/field";
import { fieldId, type Form, type Values } from "../ui/form";

interface CodeProps<T extends Values> {
  form: Form<T>;
  name: keyof T & string;
  label: string;
  hint?: string;
  autofocus?: boolean;
  complete: () => void;
}

export const FIGURES = 6;

export function CodeField<T extends Values>({ form, name, label, hint, autofocus = true, complete }: CodeProps<T>) {
  const error = form.errors.value[name];
  useEffect(() => {
    const input = document.getElementById(fieldId(form.name, name));
    if (error !== undefined && input instanceof HTMLInputElement) input.select();
  }, [error]);
  const figures = (typed: string) => {
    const code = typed.replaceAll(/\D/g, "").slice(0, FIGURES);
    if (code.length === FIGURES && code !== form.values.peek()[name]) queueMicrotask(complete);
    return code;
  };
  return <Field form={form} name={name} label={label} hint={hint} class="code" inputmode="numeric" autocomplete="one-time-code" required autofocus={autofocus} as={figures} />;
}
