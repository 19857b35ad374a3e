// `j` and `k` walk the rows of a list, Enter opens the one in hand: rows are links with `data-row`.
import type { RefObject } from "preact";
import { usePage } from "../page";
import { useShortcuts } from "./shortcuts";

export function useRowKeys(container: RefObject<HTMLElement | null>): void {
  const { t } = usePage();
  const walk = (by: 1 | -1) => () => {
    const rows = [...(container.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const held = rows.findIndex((row) => row === document.activeElement);
    // Not in the list yet: from the one that is open, or from its beginning.
    const from = held >= 0 ? held : rows.findIndex((row) => row.getAttribute("aria-current") === "true");
    const row = rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by))];
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  useShortcuts([
    { key: "j", label: t("keys-next"), act: walk(1) },
    { key: "k", label: t("keys-previous"), act: walk(-1) },
    { key: "Enter", label: t("keys-open") },
  ]);
}
