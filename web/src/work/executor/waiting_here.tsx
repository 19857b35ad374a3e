// What of this request waits to be sent; and what the server has refused, with what was typed, until it is decided on.
import { useEffect, useMemo } from "preact/hooks";
import type { Status } from "../../api/types";
import { Events } from "../desk/card_history";
import type { DeskCard } from "../desk/types";
import { usePage } from "../page";
import { Conflict } from "../ui/conflict";
import { draft } from "../ui/draft";
import { answerDraft } from "./answer_form";
import { draftOf } from "./hand_in_form";
import { discard, flush, retry, sending } from "./queue";
import { DeedName } from "./queue_strip";
import type { Entry } from "./store";

interface WaitingProps {
  card: DeskCard;
  entries: readonly Entry[];
  reload: () => Promise<void>;
  edit: (to: Status | "answer") => void;
}

export function WaitingHere({ card, entries, reload, edit }: WaitingProps) {
  const { t } = usePage();
  const refused = entries.filter((entry) => entry.refused);
  const waiting = entries.filter((entry) => !entry.refused);
  useEffect(() => {
    // What has happened meanwhile is told below.
    if (refused.length > 0) void reload();
  }, [refused.length]);
  return (
    <>
      {refused.map((entry) => <Refused key={entry.id} card={card} entry={entry} edit={edit} />)}
      {waiting.length > 0 && (
        <div class="work-waiting">
          <p>{t("waiting-here")}</p>
          <ul>
            {waiting.map((entry) => (
              <li key={entry.id}>
                <Thumbnail entry={entry} />
                <DeedName entry={entry} />
              </li>
            ))}
          </ul>
          {sending.value === null && <button type="button" class="link-button work-send" onClick={() => void flush()}>{t("queue-now")}</button>}
        </div>
      )}
    </>
  );
}

function Refused({ card, entry, edit }: { card: DeskCard; entry: Entry; edit: WaitingProps["edit"] }) {
  const { t } = usePage();
  const { deed } = entry;
  const typed = deed.kind === "step" ? deed.note : deed.kind === "answer" ? deed.text : "";
  const isShut = deed.kind === "step" && !card.allowed.includes(deed.to);
  const again = () => void retry(entry, card.history.length);
  const mend = async () => {
    if (deed.kind === "step") draft(draftOf(entry.number, deed.to), { note: "" }).values.value = { note: deed.note };
    if (deed.kind === "answer") draft(answerDraft(deed.response), { answer: "" }).values.value = { answer: deed.text };
    await discard(entry);
    if (deed.kind === "step") edit(deed.to);
    if (deed.kind === "answer") edit("answer");
  };
  const words = typed && <blockquote class="work-typed">{typed}</blockquote>;
  return (
    <section class="work-refused" aria-label={t("queue-row-refused")}>
      <p class="work-refused-name"><DeedName entry={entry} /></p>
      {entry.refused?.conflict && deed.kind === "step" ? (
        <Conflict shut={isShut} accept={again}><Events events={card.history.slice(deed.seen)} /></Conflict>
      ) : (
        <p class="field-error" role="alert">{entry.refused?.words || t("failed-text")}</p>
      )}
      <Thumbnail entry={entry} />
      {words}
      <div class="form-buttons">
        {deed.kind !== "file" && !isShut && deed.kind !== "step" && <button type="button" class="button" onClick={() => void mend()}>{t("refused-mend")}</button>}
        {deed.kind === "step" && !isShut && deed.to !== "in_progress" && <button type="button" class="button" onClick={() => void mend()}>{t("refused-mend")}</button>}
        {deed.kind === "file" && <button type="button" class="button" onClick={again}>{t("refused-again")}</button>}
        <button type="button" class="button" onClick={() => void discard(entry)}>{t("refused-drop")}</button>
      </div>
    </section>
  );
}

function Thumbnail({ entry: { deed } }: { entry: Entry }) {
  const file = deed.kind === "file" && deed.file.type.startsWith("image/") ? deed.file : null;
  const url = useMemo(() => (file ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => { if (url) URL.revokeObjectURL(url); }, [url]);
  return url ? <img class="work-thumbnail" src={url} alt="" /> : null;
}
