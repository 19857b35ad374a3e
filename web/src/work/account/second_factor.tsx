// The own second factor: whether there is one, and setting it up, moving it to another phone or taking it away.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useRead } from "../administration/read";
import { usePage } from "../page";
import { Failure } from "../ui/notice";
import { Skeleton } from "../ui/skeleton";
import { toast } from "../ui/toasts";
import { RemoveForm } from "./remove_form";
import { SetUpForm } from "./set_up_form";

interface Standing {
  set_up: boolean;
  has_password: boolean;
}

type Doing = "set-up" | "move" | "remove";

export function SecondFactor() {
  const { t } = usePage();
  const { value, error, again } = useRead<Standing>("/api/session/totp");
  return (
    <section aria-labelledby="second-factor">
      {value.value ? <Factor standing={value.value} again={again} /> : <h2 id="second-factor">{t("factor-title")}</h2>}
      {!value.value && (error.value !== null ? <Failure t={t} error={error.value} again={() => void again()} /> : <Skeleton rows={2} label={t("loading")} />)}
    </section>
  );
}

function Factor({ standing: { set_up, has_password }, again }: { standing: Standing; again: () => Promise<void> }) {
  const { t } = usePage();
  const doing = useSignal<Doing | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef<Doing | null>(null);
  // The form with the focus is gone; what was done is said at the title.
  useEffect(() => {
    if (before.current && !doing.value) title.current?.focus();
    before.current = doing.value;
  }, [doing.value]);
  const cancel = () => {
    doing.value = null;
  };
  const done = async (words: string) => {
    toast(t(words));
    await again();
    doing.value = null;
  };
  const button = (what: Doing, primary = false) => (
    <button type="button" class={primary ? "button button-primary" : "button"} onClick={() => { doing.value = what; }}>{t(`factor-${what}`)}</button>
  );
  return (
    <>
      <h2 id="second-factor" ref={title} tabIndex={-1}>{t("factor-title")}</h2>
      {doing.value === "remove" ? (
        <RemoveForm done={() => done("factor-removed")} cancel={cancel} />
      ) : doing.value !== null ? (
        <SetUpForm isMoved={doing.value === "move"} done={() => done(set_up ? "factor-moved" : "factor-set")} cancel={cancel} />
      ) : set_up ? (
        <>
          <p>{t("factor-on")}</p>
          <p class="field-hint">{t("factor-lost")}</p>
          <div class="form-buttons">
            {button("move")}
            {button("remove")}
          </div>
        </>
      ) : has_password ? (
        <>
          <p>{t("factor-off")}</p>
          {button("set-up", true)}
        </>
      ) : (
        <p>{t("factor-elsewhere")}</p>
      )}
    </>
  );
}
