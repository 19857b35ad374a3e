// A word on an own request: confirmed, refuted, remarked, withdrawn (M18, K10.1.1). It is held against the state that was read when the
// form was opened; whoever is overtaken keeps what they wrote and reads what has happened.
import { useSignal } from "@preact/signals";
import type { Status } from "../../api/types";
import { ask } from "../api";
import { usePage } from "../page";
import { ActionForm } from "../ui/action_form";
import { Conflict, overtaken } from "../ui/conflict";
import { Field } from "../ui/field";
import { useForm } from "../ui/form";
import { Steps } from "./card";
import type { Versioned } from "./own_card";
import { chosenPhotos, handOver, sendPhotos } from "./photos";
import { PhotoField } from "./photo_field";
import type { Kind } from "./types";

interface WordProps {
  kind: Kind;
  read: Versioned;
  reload: () => Promise<void>;
  cancel: () => void;
  done: (status: Status) => Promise<void>;
}

export function WordForm({ kind, read, reload, cancel, done }: WordProps) {
  const { t } = usePage();
  const { card } = read;
  const form = useForm(`own-${card.number}-${kind}`, { text: "" });
  /** What is decided on. */
  const held = useSignal(read);
  const withPhotos = kind === "refutation" || kind === "comment";
  const ofForm = `${card.number}-${kind}`;
  const needsText = kind === "refutation" || kind === "comment";
  const isStale = read.etag !== held.value.etag;
  const isShut = !card.may_say.includes(kind);

  const submit = async () => {
    let status = card.status;
    const sent = await form.submit(
      async ({ text }) => {
        const body = { kind, text: text.trim() };
        const answer = await ask<{ status: Status }>(`/api/requests/${encodeURIComponent(card.number)}/responses`, { method: "POST", body, match: held.value.etag });
        status = answer.value.status;
        await sendPhotos(card.number, chosenPhotos(ofForm));
        // What did not arrive waits in the card.
        handOver(ofForm, card.number);
      },
      ({ text }) => (needsText && !text.trim() ? { text: t(`own-needed-${kind}`) } : {}),
    );
    if (sent) await done(status);
    else if (!(await overtaken(form, reload)) && form.problem.value?.status === 409) await reload();
  };

  return (
    <ActionForm
      form={form}
      title={t(`own-do-${kind}`)}
      level={2}
      send={t(`own-send-${kind}`)}
      back={t("own-not-now")}
      shut={isShut}
      labels={{ text: t(`own-text-${kind}`) }}
      submit={submit}
      cancel={cancel}
    >
      {isStale && (
        <Conflict shut={isShut} accept={() => { held.value = read; }}>
          <Steps steps={card.history.slice(held.value.card.history.length)} />
        </Conflict>
      )}
      <Field form={form} name="text" label={t(`own-text-${kind}`)} rows={3} maxlength={4000} hint={t(`own-hint-${kind}`)} required={needsText} optional={needsText ? undefined : t("optional")} autofocus />
      {withPhotos && <PhotoField name={`${card.number}-${kind}`} label={t("photo-field")} optional />}
    </ActionForm>
  );
}
