// A new password for somebody else: typed or made here, in the clear since it is to be handed over, and never kept in this browser.
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "../../page";
import { CopyButton } from "../../ui/copy_button";
import { makePassword } from "./password";

interface PasswordProps {
  password: Signal<string>;
  error: string | undefined;
  label: string;
  hint: string;
  onType: () => void;
}

export const PASSWORD_ID = "member-password";

export function PasswordField({ password, error, label, hint, onType }: PasswordProps) {
  const { t } = usePage();
  const set = (typed: string) => {
    password.value = typed;
    onType();
  };
  return (
    <div class={error === undefined ? "field" : "field field-wrong"}>
      <label class="field-label" for={PASSWORD_ID}>{label}</label>
      <div class="settings-row">
        <input
          id={PASSWORD_ID}
          class="input settings-password"
          type="text"
          autocomplete="new-password"
          autocapitalize="off"
          spellcheck={false}
          value={password.value}
          aria-invalid={error !== undefined}
          aria-describedby={[error !== undefined && `${PASSWORD_ID}-error`, `${PASSWORD_ID}-hint`].filter(Boolean).join(" ")}
          onInput={(event) => { set(event.currentTarget.value); }}
        />
        <button type="button" class="button" onClick={() => { set(makePassword()); }}>{t("members-make")}</button>
        {password.value && <CopyButton text={password.value} />}
      </div>
      {error !== undefined && <p id={`${PASSWORD_ID}-error`} class="field-error">{error}</p>}
      <p id={`${PASSWORD_ID}-hint`} class="field-hint">{hint}</p>
    </div>
  );
}

/** What was set, said once: nobody can read it here again. */
export function HandOver({ login, password, close }: { login: string; password: string; close: () => void }) {
  const { t } = usePage();
  const box = useRef<HTMLDivElement>(null);
  // It stands above the form whose button was pressed below.
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, [password]);
  return (
    <div class="settings-once" ref={box} tabIndex={-1} role="group" aria-label={t("members-once", { login })}>
      <p>{t("members-once", { login })}</p>
      <p><code>{password}</code></p>
      <div class="settings-row">
        <CopyButton text={password} />
        <button type="button" class="button" onClick={close}>{t("members-once-done")}</button>
      </div>
    </div>
  );
}
