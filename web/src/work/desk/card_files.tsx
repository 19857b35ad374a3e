// Photos and documents of a request. Each says whether the public sees it.
import { usePage } from "../page";
import { Icon } from "../ui/icon";
import type { DeskFile } from "./types";

export function Files({ number, files }: { number: string; files: readonly DeskFile[] }) {
  const { t } = usePage();
  const photos = files.filter(({ kind }) => kind === "photo");
  const documents = files.filter(({ kind }) => kind === "document");
  const count = String(photos.length);
  return (
    <>
      <h3 class="card-sub">{t("files-title")}</h3>
      {photos.length > 0 && (
        <ul class="photos">
          {photos.map((file, index) => (
            <li key={file.id}>
              <a href={file.url} target="_blank" rel="noopener">
                <img src={file.thumbnail_url ?? file.url} width={file.width ?? undefined} height={file.height ?? undefined} alt={t(`photo-alt-${file.stage}`, { index: String(index + 1), count, number })} loading="lazy" />
              </a>
              <span class="photo-caption">{t(`photo-${file.stage}`)}{file.public ? `, ${t("file-public")}` : ""}</span>
            </li>
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ul class="documents">
          {documents.map((file, index) => (
            <li key={file.id}>
              <a href={file.url} target="_blank" rel="noopener"><Icon name="file" />{t("file-document", { index: String(index + 1), kilobytes: Math.ceil(file.bytes / 1024) })}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
