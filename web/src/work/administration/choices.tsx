// One of a few, each with what it means below it; and a plain yes or no.
import type { ComponentChildren } from "preact";
import { type Form, fieldId, type Values } from "../ui/form";

interface ChoicesProps<T extends Values> {
  form: Form<T>;
  name: keyof T & string;
  label: string;
  hint?: string;
  options: readonly { value: string; label: string; note: string }[];
}

export function Choices<T extends Values>({ form, name, label, hint, options }: ChoicesProps<T>) {
  const id = fieldId(form.name, name);
  const error = form.errors.value[name];
  return (
    <fieldset class={error === undefined ? "field" : "field field-wrong"}>
      <legend class="field-label">{label}</legend>
      {options.map((option, index) => (
        <label class="choice setup-choice" key={option.value}>
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={id}
            value={option.value}
            aria-describedby={`${id}-${option.value}`}
            checked={form.values.value[name] === option.value}
            onChange={() => { form.set(name, option.value); }}
          />
          <span>
            {option.label}
            <span class="setup-choice-note" id={`${id}-${option.value}`}>{option.note}</span>
          </span>
        </label>
      ))}
      {error !== undefined && <p class="field-error">{error}</p>}
      {hint && <p class="field-hint">{hint}</p>}
    </fieldset>
  );
}

interface CheckProps {
  checked: boolean;
  set: (checked: boolean) => void;
  children: ComponentChildren;
}

export function Check({ checked, set, children }: CheckProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => { set(event.currentTarget.checked); }} />
      <span>{children}</span>
    </label>
  );
}
