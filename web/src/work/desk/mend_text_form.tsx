// What everybody reads of a request that is public, mended: a name or a phone that got past everybody when it was accepted.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, get } from "../api";
import { usePage } from "../page";
import { ActionForm } from "../ui/action_form";
import { overtaken } from "../ui/conflict";
import { useForm } from "../ui/form";
import type { Versioned } from "./desk_card";
import { Overtaken } from "./overtaken";
import { PublicTextField, refusal, useReview } from "./public_text";
import type { TextCheck } from "./types";

interface MendTextProps {
  read: Versioned;
  reload: () => Promise<void>;
  cancel: () => void;
  done: () => Promise<void>;
}

export function MendTextForm({ read, reload, cancel, done }: MendTextProps) {
  const { t } = usePage();
  const { card } = read;
  const path = `/api/requests/${encodeURIComponent(card.number)}`;
  const form = useForm(`mend-text-${card.number}`, { public_text: card.public_text ?? "" });
  const held = useSignal(read);
  const review = useReview();
  const check = useSignal<TextCheck | null>(null);
  useEffect(() => {
    // Without advice one reads oneself.
    get<TextCheck>(`${path}/text-check`).then((found) => { check.value = found; }, () => undefined);
  }, []);

  const submit = async () => {
    const sent = await form.submit(({ public_text }) =>
      ask(`${path}/public-text`, { method: "PUT", body: { public_text: public_text.trim(), reviewed: review.given.value }, match: held.value.etag }).then(() => undefined),
    );
    if (sent) await done();
    else if (!(await overtaken(form, reload))) refusal(form, review);
  };

  return (
    <ActionForm form={form} title={t("do-mend_text")} send={t("mend-text-send")} labels={{ public_text: t("words-public") }} submit={submit} cancel={cancel}>
      <Overtaken held={held} read={read} />
      <PublicTextField form={form} review={review} typed={card.text ?? ""} check={check.value} autofocus />
    </ActionForm>
  );
}
