// Executors by name with how the public reaches them, and apart from them those that are retired.
import { usePage } from "../../page";
import type { District, Organisation } from "../setup";

interface OrganisationListProps {
  organisations: readonly Organisation[];
  districts: readonly District[];
  selected: string;
  hrefOf: (id: number) => string;
}

export function OrganisationList({ organisations, districts, selected, hrefOf }: OrganisationListProps) {
  const { t } = usePage();
  const heaps = [
    { key: "working", list: organisations.filter(({ retired_at }) => retired_at === null) },
    { key: "retired", list: organisations.filter(({ retired_at }) => retired_at !== null) },
  ].filter(({ list }) => list.length > 0);
  return (
    <>
      {heaps.map(({ key, list }) => (
        <section key={key} class={`setup-group setup-group-${key}`}>
          <h2>{t(`organisations-${key}`)}</h2>
          <ul class="setup-rows">
            {list.map((one) => (
              <li key={one.id}>
                <a class="setup-organisation" href={hrefOf(one.id)} data-row aria-current={String(one.id) === selected ? "true" : undefined}>
                  <span class="setup-name">{one.name}</span>
                  <span class="setup-quiet setup-reach">{[one.phone, one.email].filter(Boolean).join(" · ") || t("organisation-no-reach")}</span>
                  {one.districts.length > 0 && <span class="setup-quiet setup-offices">{t("organisation-office-of", { districts: namesOf(one.districts, districts) })}</span>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const namesOf = (ids: readonly number[], districts: readonly District[]): string =>
  districts.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join(", ");
