// Setting a second factor up (RFC 6238): the key as a picture for the phone's camera and as letters to be typed, and the first code as
// proof that it has arrived. Moved to another phone, it takes a code of the old one, too.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ask } from "../api";
import { usePage } from "../page";
import { CodeField, FIGURES } from "../sign_in/code_field";
import { ActionForm } from "../ui/action_form";
import { CopyButton } from "../ui/copy_button";
import { useForm } from "../ui/form";
import { Failure } from "../ui/notice";
import { Skeleton } from "../ui/skeleton";
import { QrCode } from "./qr_code";

interface Offer {
  /** Base 32. */
  secret: string;
  /** `otpauth://`. */
  url: string;
}

interface SetUpProps {
  isMoved: boolean;
  done: () => Promise<void>;
  cancel: () => void;
}

export function SetUpForm({ isMoved, done, cancel }: SetUpProps) {
  const { t } = usePage();
  const offer = useSignal<Offer | null>(null);
  const failed = useSignal<unknown>(null);
  const load = async () => {
    failed.value = null;
    try {
      offer.value = (await ask<Offer>("/api/session/totp", { method: "POST" })).value;
    } catch (error) {
      failed.value = error;
    }
  };
  useEffect(() => void load(), []);
  if (failed.value !== null) return <Failure t={t} error={failed.value} again={() => void load()} />;
  return offer.value ? <Offered offer={offer.value} isMoved={isMoved} done={done} cancel={cancel} /> : <Skeleton rows={4} label={t("loading")} />;
}

function Offered({ offer: { secret, url }, isMoved, done, cancel }: SetUpProps & { offer: Offer }) {
  const { t } = usePage();
  const form = useForm("second-factor", { code: "", current: "" }, { keep: false });
  const needsCurrent = useSignal(isMoved);
  const steps = useRef<HTMLOListElement>(null);
  // Not the field at the end: on a phone its keyboard would cover the key.
  useEffect(() => { steps.current?.focus({ preventScroll: true }); }, []);
  const submit = async () => {
    const sent = await form.submit(
      async ({ code, current }) => {
        await ask("/api/session/totp", { method: "PUT", body: { secret, code, ...(needsCurrent.peek() && { current }) } });
      },
      ({ code, current }) => ({
        ...(code.length < FIGURES && { code: t("needed-code") }),
        ...(needsCurrent.peek() && current.length < FIGURES && { current: t("needed-code") }),
      }),
    );
    // It has been set up in another tab meanwhile.
    if (form.problem.value?.type === "code-needed") needsCurrent.value = true;
    if (sent) await done();
  };
  const complete = () => {
    const { code, current } = form.values.peek();
    if (code.length === FIGURES && (!needsCurrent.peek() || current.length === FIGURES)) void submit();
  };
  const labels = { code: t(needsCurrent.value ? "factor-new-code" : "second-factor"), current: t("factor-current") };
  return (
    <ActionForm form={form} title={t(isMoved ? "factor-move" : "factor-set-up-title")} send={t(isMoved ? "factor-move-send" : "factor-set-up")} back={t("factor-back")} labels={labels} submit={submit} cancel={cancel}>
      <ol class="factor-steps" ref={steps} tabIndex={-1} aria-label={t("factor-steps")}>
        <li>{t("factor-app")}</li>
        <li>
          <p>{t("factor-scan")}</p>
          <a class="button factor-open" href={url}>{t("factor-open")}</a>
          <QrCode text={url} label={t("factor-qr")} />
          <p>{t("factor-key")}</p>
          <div class="factor-key">
            <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
            <CopyButton text={secret} />
          </div>
        </li>
        <li>{t(needsCurrent.value ? "factor-type-both" : "factor-type")}</li>
      </ol>
      <CodeField form={form} name="code" label={labels.code} autofocus={false} complete={complete} />
      {needsCurrent.value && <CodeField form={form} name="current" label={labels.current} autofocus={false} complete={complete} />}
    </ActionForm>
  );
}
