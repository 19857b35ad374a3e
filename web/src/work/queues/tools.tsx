// What stands above the card and below it, queue by queue: why the request is here, what there is to look at, and what can be done.
import type { Versioned } from "../desk/desk_card";
import { Steps } from "../desk/steps_bar";
import { usePage } from "../page";
import type { Reading } from "../reading";
import { Evidence } from "./evidence";
import { PhotoTool } from "./photo_tool";
import { PlaceForm } from "./place_form";
import type { Placing } from "./placing";
import { ResponseTool } from "./response_tool";
import { Words } from "./response_words";
import { kindsOf } from "./outcomes";
import type { QueueItem, QueueName } from "./state";

/** It is dealt with: the next one comes. `undo` takes it back, where the rules let one. */
export type Finished = (words: string, undo?: () => void) => void;

interface ToolProps {
  queue: QueueName;
  /** As it waits; not there any more once it has been dealt with. */
  item: QueueItem | undefined;
  read: Versioned;
  card: Reading<Versioned>;
  placing: Placing | null;
  finished: Finished;
}

export function Lead({ queue, item, isGone, read, card, next, finished }: ToolProps & { isGone: boolean; next: string | undefined }) {
  const { t, days } = usePage();
  const kinds = kindsOf(queue);
  const photos = read.files.filter(({ kind }) => kind === "photo");
  return (
    <div class="queue-lead">
      {isGone && queue !== "location" ? (
        <p class="queue-why" role="status">
          {t("queue-gone")}
          {next && <a href={next}>{t("steps-next")}</a>}
        </p>
      ) : (
        <p class="queue-why">
          {item && <strong>{t(`why-${queue}`, { date: days.date(item.since) })}</strong>} {t(`can-${queue}`)}
        </p>
      )}
      {kinds.length > 0 && <Words card={read.card} kinds={kinds} />}
      {queue === "moderation" && photos.length > 0 && <PhotoTool read={read} photos={photos} wordsWait={item?.text === true} reload={card.load} finished={finished} />}
      {(queue === "closing" || kinds.length > 0) && <Evidence card={read.card} photos={photos} />}
    </div>
  );
}

export function Foot({ queue, read, card, placing, changed, finished }: ToolProps & { changed: () => void }) {
  const kinds = kindsOf(queue);
  if (placing) return <PlaceForm key={placing.number} placing={placing} read={read} reload={card.load} finished={finished} />;
  if (kinds.length > 0) return <ResponseTool kinds={kinds} read={read} reload={card.load} finished={finished} />;
  // A photo is decided on above; the request itself where it is still to be accepted.
  if (queue === "moderation" && read.card.status !== "registered") return null;
  return <Steps read={read} reload={card.load} next={undefined} changed={changed} finished={finished} />;
}
