// Six figures, typed or pasted with whatever stands between them; the last one sends them off.
import { Field } from "../ui/field";
import type { Form, Values } from "../ui/form";

interface CodeProps<T extends Values> {
  form: Form<T>;
  name: keyof T & string;
  label: string;
  hint?: string;
  complete: () => void;
}

const FIGURES = 6;

export function CodeField<T extends Values>({ form, name, label, hint, complete }: CodeProps<T>) {
  const figures = (typed: string) => {
    const code = typed.replaceAll(/\D/g, "").slice(0, FIGURES);
    if (code.length === FIGURES && code !== form.values.peek()[name]) queueMicrotask(complete);
    return code;
  };
  return <Field form={form} name={name} label={label} hint={hint} class="code" inputmode="numeric" autocomplete="one-time-code" required autofocus as={figures} />;
}
