// On a phone: one service, and its districts below it; then what the head of a column does on the table: one executor for the services of
// a district at once.
import { useSignal } from "@preact/signals";
import { usePage } from "../../page";
import { go, query, withQuery } from "../../router";
import { byGroup, type Service, type Setup } from "../setup";
import { CellWords } from "./cell_words";
import type { Choosing } from "./choosing";
import { whereName } from "./names";
import { columns, Table, type Where } from "./table";

interface ServiceRulesProps {
  setup: Setup;
  services: readonly Service[];
  choose: (choosing: Choosing) => void;
}

export function ServiceRules({ setup, services, choose }: ServiceRulesProps) {
  const { t } = usePage();
  const table = new Table(setup.rules);
  const groups = byGroup(services);
  const order = groups.flatMap(([, list]) => list);
  const asked = query.value.get("service");
  const service = order.find(({ code }) => code === asked) ?? order[0];
  if (!service) return null;
  const next = order[order.indexOf(service) + 1];
  const show = (code: string) => { go(withQuery(location.pathname, { service: code }), { replace: true }); };
  return (
    <div class="routing-one">
      <label class="field">
        <span class="field-label">{t("routing-rows")}</span>
        <select class="input input-select" value={service.code} onChange={(event) => { show(event.currentTarget.value); }}>
          {groups.map(([group, list]) => (
            <optgroup key={group} label={group || t("services-no-group")}>
              {list.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
            </optgroup>
          ))}
        </select>
      </label>
      <ul class="routing-places">
        {columns(setup).map((where) => (
          <li key={where ?? ""}>
            <button
              type="button"
              class="routing-place"
              aria-haspopup="dialog"
              onClick={(event) => { choose({ of: "cell", cell: { service: service.code, where }, anchor: event.currentTarget, typed: "" }); }}
            >
              <span class="routing-where">{whereName(t, setup, where)}</span>
              <CellWords service={service} read={table.read({ service: service.code, where })} />
            </button>
          </li>
        ))}
      </ul>
      <div class="form-buttons">
        {setup.districts.length > 0 && (
          <button type="button" class="button" onClick={(event) => { choose({ of: "service", service: service.code, anchor: event.currentTarget, typed: "" }); }}>{t("routing-same-everywhere")}</button>
        )}
        {next && <button type="button" class="button" onClick={() => { show(next.code); }}>{t("routing-next", { name: next.name })}</button>}
      </div>
      <WholeColumn setup={setup} choose={choose} />
    </div>
  );
}

function WholeColumn({ setup, choose }: Pick<ServiceRulesProps, "setup" | "choose">) {
  const { t } = usePage();
  const wheres = columns(setup);
  const chosen = useSignal<Where>(wheres.at(-1) ?? null);
  return (
    <section class="routing-column" aria-labelledby="routing-column">
      <h2 id="routing-column">{t("routing-column")}</h2>
      <label class="field">
        <span class="field-label">{t("routing-column-where")}</span>
        <select class="input input-select" value={String(chosen.value ?? "")} onChange={({ currentTarget: { value } }) => { chosen.value = value === "" ? null : Number(value); }}>
          {wheres.map((where) => <option key={where ?? ""} value={String(where ?? "")}>{whereName(t, setup, where)}</option>)}
        </select>
      </label>
      <button type="button" class="button" aria-haspopup="dialog" onClick={(event) => { choose({ of: "column", where: chosen.value, anchor: event.currentTarget, typed: "" }); }}>{t("routing-column-choose")}</button>
    </section>
  );
}
