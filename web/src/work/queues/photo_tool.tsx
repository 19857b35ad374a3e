// Whether the public may see a photo: large enough to find a face or a number plate on it, with a word for each.
import { useSignal } from "@preact/signals";
import { ask, asProblem } from "../api";
import type { Versioned } from "../desk/desk_card";
import type { DeskFile } from "../desk/types";
import { usePage } from "../page";
import { go } from "../router";
import { failureWords } from "../ui/notice";
import { toast } from "../ui/toasts";
import type { Finished } from "./tools";

interface PhotoToolProps {
  read: Versioned;
  photos: readonly DeskFile[];
  /** The words of the request are still to be decided on. */
  wordsWait: boolean;
  reload: () => Promise<void>;
  finished: Finished;
}

export function PhotoTool({ read: { card }, photos, wordsWait, reload, finished }: PhotoToolProps) {
  const { t } = usePage();
  const busy = useSignal<number | null>(null);
  const failed = useSignal<string | null>(null);

  const say = async ({ id }: DeskFile, isPublic: boolean) => {
    if (busy.peek() !== null) return;
    busy.value = id;
    failed.value = null;
    const put = (value: boolean) => ask<{ warning?: string }>(`/api/attachments/${id}`, { method: "PUT", body: { public: value } });
    try {
      const { value } = await put(isPublic);
      const here = location.pathname + location.search;
      // Back to the photo; one that was shown is hidden meanwhile.
      const undo = () => void (isPublic ? put(false) : Promise.resolve()).then(reload, () => undefined).then(() => { go(here); });
      const words = value.warning ?? t(isPublic ? "photo-shown" : "photo-hidden", { number: card.number });
      const others = photos.some((photo) => photo.id !== id && !photo.moderated);
      if (others || wordsWait) {
        toast(words, undo);
        await reload();
      } else finished(words, undo);
    } catch (error) {
      failed.value = failureWords(t, asProblem(error));
    } finally {
      busy.value = null;
    }
  };

  return (
    <section aria-label={t("photos-moderate")}>
      <ul class="photo-tool">
        {photos.map((photo, index) => (
          <li key={photo.id} class={photo.moderated ? "photo-decided" : ""}>
            <a href={photo.url} target="_blank" rel="noopener">
              <img src={photo.thumbnail_url ?? photo.url} width={photo.width ?? undefined} height={photo.height ?? undefined} alt={t(`photo-alt-${photo.stage}`, { index: String(index + 1), count: String(photos.length), number: card.number })} />
            </a>
            <div class="photo-say">
              <p>{t(`photo-${photo.stage}`)}. <span class="photo-state">{t(!photo.moderated ? "photo-waits" : photo.public ? "photo-is-public" : "photo-is-hidden")}</span></p>
              <div class="form-buttons">
                <button type="button" class="button" aria-pressed={photo.moderated && photo.public} aria-busy={busy.value === photo.id} onClick={() => void say(photo, true)}>{t("photo-show")}</button>
                <button type="button" class="button" aria-pressed={photo.moderated && !photo.public} aria-busy={busy.value === photo.id} onClick={() => void say(photo, false)}>{t("photo-hide")}</button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {failed.value !== null && <p class="summary" role="alert">{failed.value}</p>}
    </section>
  );
}
