// Words that narrow a list that is already here; `/` leads to them, Escape away. They stand in the address.
import { useRef } from "preact/hooks";
import { usePage } from "../page";
import { go, path, query, withQuery } from "../router";
import { Icon } from "../ui/icon";
import { useShortcuts } from "../ui/shortcuts";

export function SearchField({ label, name = "q" }: { label: string; name?: string }) {
  const { t } = usePage();
  const input = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: "/", label: t("keys-search"), act: () => { input.current?.select(); input.current?.focus(); } }]);
  return (
    <div class="desk-search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        class="input"
        type="search"
        value={query.value.get(name) ?? ""}
        maxLength={200}
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        enterkeyhint="search"
        onInput={(event) => { go(withQuery(path.peek(), { [name]: event.currentTarget.value }), { replace: true }); }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </div>
  );
}

/** Whether any of these texts holds what is searched for, whatever the case. */
export function found(q: string, texts: readonly string[]): boolean {
  const wanted = q.trim().toLocaleLowerCase();
  return wanted === "" || texts.some((text) => text.toLocaleLowerCase().includes(wanted));
}
