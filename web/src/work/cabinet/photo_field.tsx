// Photos from a phone's camera or its gallery, each shown with a way to think better of it.
import { useRef } from "preact/hooks";
import type { LonLat } from "../map/points";
import { usePage } from "../page";
import { Icon } from "../ui/icon";
import { failureWords } from "../ui/notice";
import { choose, chosenPhotos, drop, MOST, TYPES } from "./photos";

interface PhotoProps {
  /** Of the form they belong to. */
  name: string;
  label: string;
  /** That they may be left out is worth saying. */
  optional?: boolean;
  /** A photo says where it was taken. */
  placed?: (at: LonLat) => void;
}

export function PhotoField({ name, label, optional = false, placed }: PhotoProps) {
  const { t } = usePage();
  const photos = chosenPhotos(name);
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const take = async (input: HTMLInputElement) => {
    const place = await choose(name, input.files ?? []);
    // The same file may be chosen again after it was dropped.
    input.value = "";
    if (place) placed?.(place);
  };
  const full = photos.value.length >= MOST;
  return (
    <fieldset class="field photo-field">
      <legend class="field-label"><span>{label}</span>{optional && <span class="field-optional">{t("optional")}</span>}</legend>
      {photos.value.length > 0 && (
        <ul class="photos">
          {photos.value.map((photo, index) => (
            <li key={photo.id}>
              <img src={photo.url} alt={t("photo-chosen", { index: index + 1 })} />
              <button type="button" class="link-button" onClick={() => { drop(photos, photo); }}>{t("photo-drop")}<span class="unseen"> {index + 1}</span></button>
              {photo.problem && <p class="field-error" role="alert">{failureWords(t, photo.problem)}</p>}
            </li>
          ))}
        </ul>
      )}
      {!full && (
        <div class="photo-buttons">
          <button type="button" class="button photo-camera" onClick={() => camera.current?.click()}><Icon name="camera" />{t("photo-take")}</button>
          <button type="button" class="button" onClick={() => gallery.current?.click()}><Icon name="image" />{t("photo-choose")}</button>
        </div>
      )}
      <input ref={camera} type="file" accept={TYPES} capture="environment" hidden onChange={(event) => void take(event.currentTarget)} />
      <input ref={gallery} type="file" accept={TYPES} multiple hidden data-photos={name} onChange={(event) => void take(event.currentTarget)} />
      <p class="field-hint">{t("photo-hint")}</p>
    </fieldset>
  );
}
