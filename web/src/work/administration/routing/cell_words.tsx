// What a cell says: its executor, that it is as everywhere, or that nobody is named.
import { usePage } from "../../page";
import { Icon } from "../../ui/icon";
import type { Service } from "../setup";
import type { Read } from "./table";

export function CellWords({ service, read: { own, decides } }: { service: Service; read: Read }) {
  const { t } = usePage();
  const isOwn = own !== undefined && own === decides;
  return (
    <>
      {own?.organisation_retired && (
        <span class="routing-gone"><s>{own.organisation_name}</s> {t("routing-retired")}</span>
      )}
      {isOwn ? (
        <span class="routing-own">{own.organisation_name}</span>
      ) : decides ? (
        <span class="routing-inherited" title={decides.organisation_name}>{t("routing-inherited")}<span class="unseen">: {decides.organisation_name}</span></span>
      ) : service.outside_powers ? (
        <span class="routing-inherited">{t("routing-outside")}</span>
      ) : (
        <span class="routing-nobody"><Icon name="alert" />{t("routing-nobody")}</span>
      )}
    </>
  );
}
