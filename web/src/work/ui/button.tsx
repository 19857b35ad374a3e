// The button that sends a form: it says that it is busy, and keeps its place and its focus while it is.
import type { ComponentChildren } from "preact";

interface SubmitProps {
  busy: boolean;
  /** What is said while it is on its way. */
  busyLabel: string;
  children: ComponentChildren;
}

export function Submit({ busy, busyLabel, children }: SubmitProps) {
  return (
    <button type="submit" class="button button-primary" aria-disabled={busy} aria-busy={busy}>
      {busy ? busyLabel : children}
    </button>
  );
}
