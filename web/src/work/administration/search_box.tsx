// Words that narrow a list, kept in the address; `/` leads here.
import { useRef } from "preact/hooks";
import { usePage } from "../page";
import { go, query, withQuery } from "../router";
import { Icon } from "../ui/icon";
import { useShortcuts } from "../ui/shortcuts";

export function SearchBox({ label }: { label: string }) {
  const { t } = usePage();
  const input = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: "/", label: t("setup-keys-search"), act: () => { input.current?.select(); input.current?.focus(); } }]);
  return (
    <div class="desk-search" role="search">
      <Icon name="search" />
      <input
        ref={input}
        class="input"
        type="search"
        value={query.value.get("q") ?? ""}
        maxLength={100}
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        enterkeyhint="search"
        onInput={(event) => { go(withQuery(location.pathname, { q: event.currentTarget.value || null }), { replace: true }); }}
      />
    </div>
  );
}
