// A field whose words are completed from a list (ARIA combobox with a list popup): arrows walk, Enter picks, Escape closes the list and
// leaves the words.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

export interface Option {
  id: string;
  label: string;
  /** Beside it, quieter. */
  note?: string | undefined;
  /** Before it: a number, a key. */
  lead?: string | undefined;
}

interface ComboboxProps {
  id: string;
  label: string;
  /** Beside the label. */
  aside?: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  value: string;
  options: readonly Option[];
  /** What is typed is chosen already, and the list stays closed until something else is typed. */
  settled: boolean;
  /** Leaving the field picks what is marked, too. */
  leavingPicks?: boolean;
  inputmode?: "text" | "search";
  maxlength?: number;
  onText: (text: string) => void;
  onPick: (index: number) => void;
}

export function Combobox({ id, label, aside, hint, error, value, options, settled, leavingPicks = false, onText, onPick, ...plain }: ComboboxProps) {
  const isOpen = useSignal(false);
  const active = useSignal(0);
  // It may be chosen elsewhere, by a key or on a map.
  useEffect(() => {
    if (settled) isOpen.value = false;
  }, [settled, value]);
  const shown = isOpen.value && options.length > 0;
  const at = Math.min(active.value, options.length - 1);
  const optionId = (index: number) => `${id}-option-${index}`;
  const pick = (index: number) => {
    isOpen.value = false;
    active.value = 0;
    onPick(index);
  };
  const walk = (by: 1 | -1) => {
    active.value = shown ? (at + by + options.length) % options.length : 0;
    isOpen.value = true;
    queueMicrotask(() => document.getElementById(optionId(active.peek()))?.scrollIntoView({ block: "nearest" }));
  };
  const keys: Partial<Record<string, () => boolean>> = {
    ArrowDown: () => (walk(1), true),
    ArrowUp: () => (walk(-1), true),
    Enter: () => (shown ? (pick(at), true) : false),
    Escape: () => shown && ((isOpen.value = false), true),
    Tab: () => {
      if (shown && leavingPicks && value.trim() !== "" && !settled) pick(at);
      return false;
    },
  };
  return (
    <div class={error === undefined ? "field combobox" : "field combobox field-wrong"}>
      <label class="field-label" for={id}>
        {label}
        {aside}
      </label>
      <div class="combobox-field">
        <input
          id={id}
          class="input"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown ? optionId(at) : undefined}
          aria-invalid={error !== undefined}
          aria-describedby={[error !== undefined && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined}
          value={value}
          {...plain}
          onInput={(event) => {
            active.value = 0;
            isOpen.value = true;
            onText(event.currentTarget.value);
          }}
          onClick={() => { isOpen.value = !settled; }}
          onBlur={() => { isOpen.value = false; }}
          onKeyDown={(event) => {
            if (event.altKey || event.ctrlKey || event.metaKey) return;
            if (!keys[event.key]?.()) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <ul id={`${id}-list`} class="combobox-list floating" role="listbox" aria-label={label} hidden={!shown}>
          {options.map((option, index) => (
            <li
              key={option.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => {
                // The field keeps the focus.
                event.preventDefault();
              }}
              onClick={() => { pick(index); }}
            >
              {option.lead !== undefined && <span class="combobox-lead" aria-hidden="true">{option.lead}</span>}
              <span class="combobox-label">{option.label}</span>
              {option.note && <span class="combobox-note">{option.note}</span>}
            </li>
          ))}
        </ul>
      </div>
      {error !== undefined && <p id={`${id}-error`} class="field-error">{error}</p>}
      {hint && <p id={`${id}-hint`} class="field-hint">{hint}</p>}
    </div>
  );
}
