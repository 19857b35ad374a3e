// A table of what the requests are divided by: how many, how they are shared among the groups, and how many are late. Each row leads to
// its requests.
import { usePage } from "../page";
import { GROUPS, type Row } from "./counts";

interface BreakdownProps {
  title: string;
  /** What a row is of. */
  of: string;
  rows: readonly Row[];
  link: (row: Row, more?: Record<string, string>) => string;
}

export function Breakdown({ title, of, rows, link }: BreakdownProps) {
  const { t, numbers } = usePage();
  const most = Math.max(1, ...rows.map(({ total }) => total));
  if (rows.length === 0) return null;
  return (
    <section class="breakdown">
      <h2 class="breakdown-title">{title}</h2>
      <table class="breakdown-table">
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" class="breakdown-bars"><span class="unseen">{t("overview-shares")}</span></th>
            <th scope="col" class="number">{t("overview-total")}</th>
            <th scope="col" class="number">{t("overview-late")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row"><a href={link(row)}>{row.name}</a></th>
              <td class="breakdown-bars"><Bar row={row} most={most} /></td>
              <td class="number">{numbers.full(row.total)}</td>
              <td class="number">{row.counts.overdue > 0 && <a class="late" href={link(row, { group: "overdue" })}>{numbers.full(row.counts.overdue)}</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** As long as the row's share of the longest, in the groups' colours. */
function Bar({ row, most }: { row: Row; most: number }) {
  const { t } = usePage();
  const parts = GROUPS.filter((group) => row.counts[group] > 0);
  const words = parts.map((group) => `${t(`group-${group}`)}: ${row.counts[group]}`).join(", ");
  return (
    <span class="bar" role="img" aria-label={words} title={words}>
      {parts.map((group) => <span key={group} class="bar-part" data-group={group} style={{ width: `${(100 * row.counts[group]) / most}%` }} />)}
    </span>
  );
}
