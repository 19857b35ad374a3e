// One entry beside the list it is of; on a phone in its place. Escape goes back to the list, and what was typed waits in its draft.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "../page";
import { go } from "../router";
import { Icon } from "../ui/icon";
import { useShortcuts } from "../ui/shortcuts";

interface PanelProps {
  title: string;
  /** Address of the list. */
  back: string;
  backLabel: string;
  children: ComponentChildren;
}

export function Panel({ title, back, backLabel, children }: PanelProps) {
  const { t } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => {
    const row = document.querySelector<HTMLElement>('[data-row][aria-current="true"]');
    go(back);
    // The list is there again, and one goes on where one was.
    requestAnimationFrame(() => row?.focus());
  };
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useShortcuts([{ key: "Escape", label: t("keys-back"), act: close, inFields: true }]);
  return (
    <aside class="entry" aria-label={title}>
      <div class="entry-bar">
        <button type="button" class="link-button entry-back" onClick={close}><Icon name="back" />{backLabel}</button>
        <h2 class="entry-title" ref={heading} tabIndex={-1}>{title}</h2>
        <button type="button" class="tool entry-close" aria-label={t("close")} title={t("close")} onClick={close}><Icon name="close" /></button>
      </div>
      <div class="entry-scroll">{children}</div>
    </aside>
  );
}
