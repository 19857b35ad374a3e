// Short words of what has just happened, with a way back where there is one. They wait for whoever is reading them.
import { signal } from "@preact/signals";
import { usePage } from "../page";

interface Toast {
  id: number;
  text: string;
  undo?: (() => void) | undefined;
}

/** Milliseconds; longer where something can still be undone. */
const STAYS = { plain: 6000, undo: 10_000 };

const toasts = signal<readonly Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();
let last = 0;

export function toast(text: string, undo?: () => void): void {
  const shown: Toast = { id: ++last, text, undo };
  toasts.value = [...toasts.value.slice(-2), shown];
  wait(shown);
}

function wait({ id, undo }: Toast): void {
  timers.set(id, setTimeout(() => { dismiss(id); }, undo ? STAYS.undo : STAYS.plain));
}

function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

export function Toasts() {
  const { t } = usePage();
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((shown) => (
        <div
          key={shown.id}
          class="toast"
          onPointerEnter={() => { clearTimeout(timers.get(shown.id)); }}
          onPointerLeave={() => { wait(shown); }}
          onFocusIn={() => { clearTimeout(timers.get(shown.id)); }}
          onFocusOut={() => { wait(shown); }}
        >
          <span>{shown.text}</span>
          {shown.undo && (
            <button type="button" class="toast-undo" onClick={() => { dismiss(shown.id); shown.undo?.(); }}>{t("undo")}</button>
          )}
        </div>
      ))}
    </div>
  );
}
