// Photos of an own request, before and after, each opened large; and a way to add one while the request is open.
import { useSignal } from "@preact/signals";
import { usePage } from "../page";
import { Icon } from "../ui/icon";
import { PhotoField } from "./photo_field";
import { PhotoViewer } from "./photo_viewer";
import { chosenPhotos, sendPhotos } from "./photos";
import type { OwnCard, OwnFile } from "./types";

const STAGES = ["problem", "report"] as const;

export function Files({ card, reload }: { card: OwnCard; reload: () => Promise<void> }) {
  const { t } = usePage();
  const opened = useSignal<number | null>(null);
  const files = card.attachments.filter(({ lost }) => !lost);
  const photos = STAGES.flatMap((stage) => files.filter((file) => file.kind === "photo" && file.stage === stage));
  const documents = files.filter(({ kind }) => kind === "document");
  const at = photos.findIndex(({ id }) => id === opened.value);
  return (
    <>
      {STAGES.map((stage) => {
        const staged = photos.filter((photo) => photo.stage === stage);
        if (staged.length === 0) return null;
        return (
          <div key={stage}>
            <h3 class="card-sub">{t(`own-photos-${stage}`)}</h3>
            <ul class="photos">
              {staged.map((photo) => (
                <li key={photo.id}>
                  <button type="button" class="photo-open" onClick={() => { opened.value = photo.id; }}>
                    <img src={photo.thumbnail_url ?? photo.url} width={photo.width ?? undefined} height={photo.height ?? undefined} alt={t(`photo-alt-${stage}`, altOf(photos, photo, card.number))} loading="lazy" />
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {documents.length > 0 && (
        <ul class="documents">
          {documents.map((file, index) => (
            <li key={file.id}><a href={file.url} target="_blank" rel="noopener"><Icon name="file" />{t("own-document", { index: String(index + 1), kilobytes: Math.ceil(file.bytes / 1024) })}</a></li>
          ))}
        </ul>
      )}
      <Adding card={card} reload={reload} />
      {at >= 0 && <PhotoViewer photos={photos} at={at} number={card.number} open={(index) => { opened.value = index === null ? null : (photos[index]?.id ?? null); }} />}
    </>
  );
}

export const altOf = (photos: readonly OwnFile[], photo: OwnFile, number: string) => ({ index: String(photos.indexOf(photo) + 1), count: String(photos.length), number });

/** Photos that were brought later, or did not arrive at first. */
function Adding({ card, reload }: { card: OwnCard; reload: () => Promise<void> }) {
  const { t } = usePage();
  const photos = chosenPhotos(card.number);
  const busy = useSignal(false);
  const isOpen = card.may_say.includes("cancellation");
  if (!isOpen && photos.value.length === 0) return null;
  const send = async () => {
    if (busy.peek()) return;
    busy.value = true;
    await sendPhotos(card.number, photos);
    busy.value = false;
    await reload();
  };
  return (
    <div class="own-adding">
      <PhotoField name={card.number} label={t("photo-add")} />
      {photos.value.length > 0 && (
        <button type="button" class="button" aria-disabled={busy.value} onClick={() => void send()}>{busy.value ? t("sending") : t("own-photos-send", { count: photos.value.length })}</button>
      )}
    </div>
  );
}
