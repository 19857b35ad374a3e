// The districts of the map, to be read: whose office each has, and how many rules are its own.
import { usePage } from "../../page";
import { atWork, type Setup } from "../setup";

export function DistrictTable({ setup: { districts, organisations, rules } }: { setup: Setup }) {
  const { t, numbers } = usePage();
  const officesOf = (district: number) => atWork(organisations).filter(({ districts: theirs }) => theirs.includes(district));
  return (
    <section class="setup-group setup-districts">
      <h2>{t("districts-title")}</h2>
      <p class="setup-lead">{t(districts.length === 0 ? "districts-none" : "districts-text")}</p>
      {districts.length > 0 && (
        <table class="setup-table">
          <thead>
            <tr>
              <th scope="col">{t("districts-name")}</th>
              <th scope="col">{t("districts-office")}</th>
              <th scope="col" class="number">{t("districts-rules")}</th>
            </tr>
          </thead>
          <tbody>
            {districts.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  {officesOf(id).length === 0 && <span class="setup-quiet">{t("districts-no-office")}</span>}
                  {officesOf(id).map((one, index) => (
                    <span key={one.id}>{index > 0 && ", "}<a href={`/administration/organisations/${one.id}`}>{one.name}</a></span>
                  ))}
                </td>
                <td class="number">{numbers.full(rules.filter(({ district }) => district === id).length)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
