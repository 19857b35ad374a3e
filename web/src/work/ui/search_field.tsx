// Words that narrow a list; `/` leads to them, Escape away.
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "../page";
import { Icon } from "./icon";
import { useShortcuts } from "./shortcuts";

interface SearchProps {
  label: string;
  /** What is searched for, as the address has it. */
  value: string;
  search: (words: string) => void;
  /** How long typing rests before that, milliseconds: where the server is asked. */
  rest?: number;
}

export function SearchField({ label, value, search, rest = 0 }: SearchProps) {
  const { t } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useShortcuts([{ key: "/", label: t("keys-search"), act: () => { input.current?.select(); input.current?.focus(); } }]);
  // What is typed is the field's own; the address follows, and leads only where it was changed from elsewhere.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);
  const typed = (words: string) => {
    clearTimeout(timer.current);
    if (rest === 0) search(words);
    else timer.current = setTimeout(() => { search(words); }, rest);
  };
  return (
    <div class="desk-search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        class="input"
        type="search"
        defaultValue={value}
        maxLength={200}
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        enterkeyhint="search"
        onInput={(event) => { typed(event.currentTarget.value); }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </div>
  );
}
