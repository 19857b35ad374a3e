// Leads to what was changed of an entry, when and by whom.
import { usePage } from "../page";

/** `kind` and `subject` as the record of changes names them (`/api/admin/audit`). */
export function HistoryLink({ kind, subject }: { kind: string; subject: string | number }) {
  const { t } = usePage();
  return <a href={`/administration/audit?${new URLSearchParams({ kind, subject: String(subject) })}`}>{t("history-of-changes")}</a>;
}
