// Handing in: as done, or as what cannot be done, with the reason for it (K6.2.4). It is put down at once and sent when there is a line.
import type { Status } from "../../api/types";
import type { DeskCard } from "../desk/types";
import { stepTo } from "../desk/steps";
import { usePage } from "../page";
import { ActionForm } from "../ui/action_form";
import { Field } from "../ui/field";
import { useForm } from "../ui/form";
import { PhotoButtons } from "./photo_buttons";
import { act, entriesOf } from "./queue";

interface HandInProps {
  to: Status;
  card: DeskCard;
  cancel: () => void;
  done: (words: string) => void;
}

export const draftOf = (number: string, to: Status): string => `work-${number}-${to}`;

export function HandInForm({ to, card, cancel, done }: HandInProps) {
  const { t } = usePage();
  const form = useForm(draftOf(card.number, to), { note: "" });
  const { needsNote } = stepTo(to);
  const photos = entriesOf(card.number).filter(({ deed }) => deed.kind === "file").length;
  const submit = async () => {
    const put = await form.submit(
      ({ note }) => act(card.number, { kind: "step", to, note: note.trim(), seen: card.history.length }),
      ({ note }) => (needsNote && !note.trim() ? { note: t(`needed-note-${to}`) } : {}),
    );
    if (put) done(t(`said-${to}`));
  };
  return (
    <ActionForm form={form} title={t(`do-${to}`)} labels={{ note: t(`note-${to}`) }} submit={submit} cancel={cancel}>
      <PhotoButtons number={card.number} />
      {photos > 0 && <p class="card-note" role="status">{t("photos-waiting", { count: photos })}</p>}
      <Field form={form} name="note" label={t(`note-${to}`)} rows={3} maxlength={4000} hint={t("note-read-by-applicant")} required={needsNote} optional={needsNote ? undefined : t("optional")} autofocus />
    </ActionForm>
  );
}
