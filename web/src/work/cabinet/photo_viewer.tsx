// One photo large, with the ones beside it by arrow keys or buttons.
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "../page";
import { Icon } from "../ui/icon";
import { altOf } from "./files";
import type { OwnFile } from "./types";

interface ViewerProps {
  photos: readonly OwnFile[];
  at: number;
  number: string;
  /** Another one; null closes. */
  open: (index: number | null) => void;
}

export function PhotoViewer({ photos, at, number, open }: ViewerProps) {
  const { t } = usePage();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const photo = photos[at];
  if (!photo) return null;
  const turn = (by: number) => {
    open((at + by + photos.length) % photos.length);
  };
  return (
    <dialog
      ref={element}
      class="viewer"
      aria-label={t(`own-photos-${photo.stage}`)}
      onCancel={(event) => {
        event.preventDefault();
        open(null);
      }}
      onKeyDown={({ key }) => {
        if (key === "ArrowRight") turn(1);
        else if (key === "ArrowLeft") turn(-1);
      }}
    >
      <img src={photo.url} width={photo.width ?? undefined} height={photo.height ?? undefined} alt={t(`photo-alt-${photo.stage}`, altOf(photos, photo, number))} />
      <div class="viewer-bar">
        <p aria-live="polite">{t(`own-photos-${photo.stage}`)} · {t("own-photo-of", { index: at + 1, count: photos.length })}</p>
        {photos.length > 1 && <button type="button" class="button" onClick={() => { turn(-1); }}>{t("own-photo-before")}</button>}
        {photos.length > 1 && <button type="button" class="button" onClick={() => { turn(1); }}>{t("own-photo-next")}</button>}
        <button type="button" class="button" onClick={() => { open(null); }}><Icon name="close" />{t("close")}</button>
      </div>
    </dialog>
  );
}
