// A small list of executors at the cell it is for: typing narrows it, arrows walk it, Enter picks, Escape leaves all as it was.
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { usePage } from "../../page";
import { Icon } from "../../ui/icon";

export interface PickOption {
  /** Null removes what is set. */
  organisation: number | null;
  label: string;
  note?: string | undefined;
}

interface PickerProps {
  title: string;
  options: readonly PickOption[];
  /** What is set now. */
  current: number | null | undefined;
  /** What was typed to open it. */
  typed: string;
  /** Where it opens. */
  anchor: HTMLElement;
  pick: (option: PickOption) => void;
  close: () => void;
  children?: ComponentChildren;
}

const GAP = 8;
/** No taller than is read at a glance, pixels. */
const TALLEST = 480;
/** With so much room it stays below, pixels. */
const ENOUGH = 320;

export function Picker({ title, options, current, typed, anchor, pick, close, children }: PickerProps) {
  const { t } = usePage();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const text = useSignal(typed);
  // Enter alone changes nothing.
  const active = useSignal(typed === "" ? Math.max(0, options.findIndex(({ organisation }) => organisation === current)) : 0);
  const words = text.value.trim().toLocaleLowerCase("uk");
  const shown = options.filter(({ label }) => label.toLocaleLowerCase("uk").includes(words));
  const at = Math.min(active.value, shown.length - 1);
  useLayoutEffect(() => {
    if (box.current) place(box.current, anchor.getBoundingClientRect());
  });
  // At once: the next key is meant for the list already.
  useLayoutEffect(() => {
    input.current?.focus();
    document.getElementById(`picker-${at}`)?.scrollIntoView({ block: "nearest" });
  }, []);
  useEffect(() => {
    const outside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) close();
    };
    addEventListener("pointerdown", outside);
    return () => { removeEventListener("pointerdown", outside); };
  }, []);
  const walk = (by: 1 | -1) => {
    active.value = (at + by + shown.length) % Math.max(1, shown.length);
    queueMicrotask(() => document.getElementById(`picker-${active.peek()}`)?.scrollIntoView({ block: "nearest" }));
  };
  const take = () => {
    const option = shown[at];
    if (option) pick(option);
  };
  const keys: Partial<Record<string, () => void>> = { ArrowDown: () => { walk(1); }, ArrowUp: () => { walk(-1); }, Enter: take };
  return (
    <div
      ref={box}
      class="picker floating"
      role="dialog"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
        else if (event.target === input.current && keys[event.key]) keys[event.key]?.();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !box.current?.contains(relatedTarget)) close();
      }}
    >
      <div class="picker-head">
        <p class="picker-title">{title}</p>
        <button type="button" class="tool picker-close" aria-label={t("close")} onClick={close}><Icon name="close" /></button>
      </div>
      {children}
      <input
        ref={input}
        class="input"
        type="text"
        role="combobox"
        aria-label={t("picker-filter")}
        placeholder={t("picker-filter")}
        aria-expanded
        aria-controls="picker-list"
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `picker-${at}` : undefined}
        autocomplete="off"
        spellcheck={false}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          active.value = 0;
        }}
      />
      <ul id="picker-list" class="picker-list" role="listbox" aria-label={title}>
        {shown.map((option, index) => (
          <li
            key={option.organisation ?? ""}
            id={`picker-${index}`}
            role="option"
            aria-selected={index === at}
            data-removes={option.organisation === null}
            onPointerDown={(event) => { event.preventDefault(); }}
            onClick={() => { pick(option); }}
          >
            <span>{option.label}</span>
            {option.note && <span class="picker-note">{option.note}</span>}
            {option.organisation === current && <><Icon name="check" /><span class="unseen">{t("picker-current")}</span></>}
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="picker-none">{t(options.length === 0 ? "picker-empty" : "picker-none")}</p>}
    </div>
  );
}

/** Below what it is for, or above where there is more room; a phone has it at the top, out of the keyboard's way. */
function place(box: HTMLElement, rect: DOMRect): void {
  const { width } = box.getBoundingClientRect();
  const isNarrow = innerWidth <= 720;
  const below = innerHeight - rect.bottom;
  const isAbove = below < ENOUGH && rect.top > below;
  box.style.left = isNarrow ? "" : `${Math.max(GAP, Math.min(rect.left, innerWidth - width - GAP))}px`;
  box.style.top = isNarrow || isAbove ? "" : `${rect.bottom + 2}px`;
  box.style.bottom = !isNarrow && isAbove ? `${innerHeight - rect.top + 2}px` : "";
  box.style.maxHeight = isNarrow ? "" : `${Math.min(TALLEST, (isAbove ? rect.top : below) - 2 * GAP)}px`;
}
