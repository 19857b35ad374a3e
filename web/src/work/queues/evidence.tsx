// What the executor shows for the work: before and after side by side, and their words.
import type { DeskCard, DeskFile } from "../desk/types";
import { usePage } from "../page";

export function Evidence({ card, photos }: { card: DeskCard; photos: readonly DeskFile[] }) {
  const { t, days } = usePage();
  const submitted = card.history.findLast(({ from, to }) => from !== to && to.startsWith("submitted_"));
  return (
    <>
      {submitted && (
        <blockquote class="executor-words">
          <p class="history-when">{t(submitted.to === "submitted_infeasible" ? "executor-cannot" : "executor-says", { date: days.moment(submitted.at) })}</p>
          <p class="card-text">{submitted.note || t("executor-silent")}</p>
        </blockquote>
      )}
      <div class="before-after">
        {(["problem", "report"] as const).map((stage) => <Side key={stage} stage={stage} number={card.number} photos={photos.filter((photo) => photo.stage === stage)} />)}
      </div>
    </>
  );
}

function Side({ stage, number, photos }: { stage: "problem" | "report"; number: string; photos: readonly DeskFile[] }) {
  const { t } = usePage();
  const count = String(photos.length);
  return (
    <figure class="side">
      <figcaption>{t(`photo-${stage}`)}</figcaption>
      {photos.length === 0 && <p class="side-none">{t("photo-none")}</p>}
      {photos.map((photo, index) => (
        <a key={photo.id} href={photo.url} target="_blank" rel="noopener">
          <img src={photo.thumbnail_url ?? photo.url} width={photo.width ?? undefined} height={photo.height ?? undefined} alt={t(`photo-alt-${stage}`, { index: String(index + 1), count, number })} />
        </a>
      ))}
    </figure>
  );
}
