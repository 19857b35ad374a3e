// What is open of a list, beside it; on a phone in its place.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "../page";
import { Icon } from "../ui/icon";
import { useShortcuts } from "../ui/shortcuts";

interface PanelProps {
  title: string;
  back: string;
  close: () => void;
  children: ComponentChildren;
}

export function Panel({ title, back, close, children }: PanelProps) {
  const { t } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  useShortcuts([{ key: "Escape", shown: "Esc", label: t("close"), act: close }]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section class="settings-panel" aria-label={title}>
      <div class="settings-panel-bar">
        <button type="button" class="link-button settings-back" onClick={close}><Icon name="back" />{back}</button>
        <h2 class="settings-panel-title" ref={heading} tabIndex={-1}>{title}</h2>
        <button type="button" class="tool" aria-label={t("close")} title={t("close")} onClick={close}><Icon name="close" /></button>
      </div>
      <div class="settings-panel-scroll">{children}</div>
    </section>
  );
}
