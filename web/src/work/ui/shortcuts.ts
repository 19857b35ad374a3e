// Keys that work anywhere on a page but in a field. Each says what it does, so that `?` can list them.
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

export interface Shortcut {
  /** As `KeyboardEvent.key` has it; `Alt+1` with the modifier. */
  key: string;
  /** How the key is written in the list, where that differs. */
  shown?: string;
  /** What it does, in words; empty where another line of the list tells it. */
  label: string;
  /** Without it the browser does it by itself, and it is only listed. */
  act?: () => void;
  /** Of a key `1` or `Alt+1` that stands for all nine: with the one that was pressed. */
  acts?: (digit: number) => void;
  /** Also while something is being typed. */
  inFields?: boolean;
}

/** Of each component on the page, the latest first; a ref, since what a key does changes with every render. */
const sets = signal<readonly { current: readonly Shortcut[] }[]>([]);

/** Those in force now, for whoever lists them. */
export const shortcuts = (): readonly Shortcut[] => sets.value.flatMap(({ current }) => current);

/** Puts keys in force as long as the component is on the page. */
export function useShortcuts(set: readonly Shortcut[]): void {
  const held = useRef(set);
  held.current = set;
  // Before the page is painted: what is seen can be pressed.
  useLayoutEffect(() => {
    sets.value = [held, ...sets.peek()];
    return () => {
      sets.value = sets.peek().filter((one) => one !== held);
    };
  }, []);
}

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
  // Layouts differ: Alt+1 may give another sign, and the letter keys of a Ukrainian keyboard do.
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  const names = event.altKey ? [`Alt+${digit ?? letter ?? event.key}`] : [event.key, ...(letter && !event.shiftKey ? [letter] : [])];
  const typing = isField(event.target);
  const ofDigits = digit !== undefined && digit !== "0" && !event.shiftKey ? (event.altKey ? "Alt+1" : "1") : "";
  const found = shortcuts().find(({ key, act, acts, inFields }) => ((act && names.includes(key)) || (acts && key === ofDigits)) && (!typing || inFields === true));
  if (!found) return;
  event.preventDefault();
  if (found.acts) found.acts(Number(digit));
  else found.act?.();
});

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const quiet = ["checkbox", "radio", "button", "submit"];
  return target.isContentEditable || target.matches("textarea, select") || (target instanceof HTMLInputElement && !quiet.includes(target.type));
}
