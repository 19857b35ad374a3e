// A quiet strip while there is no connection: what is shown stays, and is dated.
import { connection } from "../api";
import { usePage } from "../page";

export function OfflineStrip() {
  const { t, days } = usePage();
  const { online, answered } = connection.value;
  return (
    <p class="offline work-offline" role="status" hidden={online}>
      {!online && (answered ? t("offline", { time: days.moment(answered.toISOString()) }) : t("offline-never"))}
    </p>
  );
}
