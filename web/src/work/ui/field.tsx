// A field with its label, its hint and what is wrong with it, all of which a screen reader hears.
import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { type Form, fieldId, type Values } from "./form";

interface Common<T extends Values> {
  form: Form<T>;
  name: keyof T & string;
  label: string;
  hint?: ComponentChildren;
  /** Said in the label of what may be left empty. */
  optional?: string | undefined;
  /** At the end of the label: its key. */
  aside?: ComponentChildren;
}

interface FieldProps<T extends Values> extends Common<T> {
  type?: "text" | "email" | "tel" | "password" | "date" | "search";
  autocomplete?: string;
  inputmode?: "numeric" | "email" | "tel" | "text";
  required?: boolean;
  /** Rows of a field of several lines. */
  rows?: number;
  maxlength?: number;
  min?: string;
  max?: string;
  class?: string;
  autofocus?: boolean;
  /** Changes what is typed, for instance to figures alone. */
  as?: (typed: string) => string;
  list?: string;
  /** It searches a list while one types. */
  combobox?: Combobox;
}

export interface Combobox {
  /** Id of the list. */
  list: string;
  open: boolean;
  /** Id of the option that is pointed at. */
  active: string | undefined;
}

export function Field<T extends Values>({ form, name, label, hint, optional, aside, rows, as, class: extra, autofocus, required, combobox, ...plain }: FieldProps<T>) {
  const id = fieldId(form.name, name);
  const error = form.errors.value[name];
  const typed = (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
    const { value } = event.currentTarget;
    form.set(name, as ? as(value) : value);
  };
  const shared = {
    id,
    name,
    value: form.values.value[name],
    onInput: typed,
    "aria-invalid": error !== undefined,
    "aria-describedby": describedBy(id, hint, error),
    "aria-required": required,
  };
  const searching = combobox && { role: "combobox", "aria-autocomplete": "list", "aria-expanded": combobox.open, "aria-controls": combobox.list, "aria-activedescendant": combobox.active };
  return (
    <Wrapped id={id} label={label} hint={hint} error={error} optional={optional} aside={aside}>
      {rows === undefined ? (
        <input class={`input ${extra ?? ""}`} type="text" {...({ ...plain, ...searching } as InputHTMLAttributes)} {...shared} ref={autofocus ? focusOnce : null} />
      ) : (
        <textarea class={`input ${extra ?? ""}`} rows={rows} maxLength={plain.maxlength} {...shared} ref={autofocus ? focusOnce : null} />
      )}
    </Wrapped>
  );
}

interface SelectProps<T extends Values> extends Common<T> {
  children: ComponentChildren;
}

/** A native select: it works with any keyboard, reader and phone. */
export function SelectField<T extends Values>({ form, name, label, hint, optional, children }: SelectProps<T>) {
  const id = fieldId(form.name, name);
  const error = form.errors.value[name];
  return (
    <Wrapped id={id} label={label} hint={hint} error={error} optional={optional}>
      <select
        id={id}
        class="input input-select"
        value={form.values.value[name]}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => {
          form.set(name, event.currentTarget.value);
        }}
      >
        {children}
      </select>
    </Wrapped>
  );
}

interface WrappedProps {
  id: string;
  label: string;
  hint: ComponentChildren;
  error: string | undefined;
  optional: string | undefined;
  aside?: ComponentChildren;
  children: ComponentChildren;
}

function Wrapped({ id, label, hint, error, optional, aside, children }: WrappedProps) {
  return (
    <div class={error === undefined ? "field" : "field field-wrong"}>
      <label class="field-label" for={id}>
        {label}
        {optional && <span class="field-optional">{optional}</span>}
        {aside}
      </label>
      {children}
      {error !== undefined && <p id={`${id}-error`} class="field-error">{error}</p>}
      {hint && <p id={`${id}-hint`} class="field-hint">{hint}</p>}
    </div>
  );
}

function describedBy(id: string, hint: ComponentChildren, error: string | undefined): string | undefined {
  return [error !== undefined && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
}

const focused = new WeakSet<HTMLElement>();
function focusOnce(element: HTMLElement | null): void {
  if (!element || focused.has(element)) return;
  focused.add(element);
  element.focus();
}
