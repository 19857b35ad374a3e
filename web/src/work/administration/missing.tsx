// What the set-up still lacks, in one quiet line with ways to where it is mended; nothing where nothing lacks.
import { usePage } from "../page";
import { lacksExecutor, Table } from "./routing/table";
import { atWork, type Setup } from "./setup";

export function Missing({ setup }: { setup: Setup }) {
  const { t } = usePage();
  const table = new Table(setup.rules);
  const services = atWork(setup.services);
  const found = [
    { key: "missing-executor", count: services.filter((service) => lacksExecutor(setup, table, service)).length, href: "/administration/routing?show=nobody" },
    { key: "missing-reviewed", count: services.filter(({ reviewed }) => !reviewed).length, href: "/administration/services?show=unreviewed" },
    { key: "missing-hidden", count: services.filter(({ visibility, reviewed }) => visibility === "never" && reviewed).length, href: "/administration/services?show=never" },
  ].filter(({ count }) => count > 0);
  if (found.length === 0) return null;
  return (
    <p class="setup-missing">
      <span>{t("missing-title")}</span>{" "}
      {found.map(({ key, count, href }, index) => (
        <span key={key}>
          {index > 0 && <span aria-hidden="true"> · </span>}
          <a href={href}>{t(key, { count })}</a>
        </span>
      ))}
    </p>
  );
}
