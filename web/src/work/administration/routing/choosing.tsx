// Choosing an executor for one cell, for a service everywhere, or for a whole column: who may be named, and what that sets.
import { useSignal } from "@preact/signals";
import { usePage } from "../../page";
import { atWork, type Service, type Setup } from "../setup";
import { whereName, withoutRule } from "./names";
import { Picker, type PickOption } from "./picker";
import type { SetRules } from "./rules";
import { type Cell, type Scope, servicesWithout, Table, type Where, wholeService } from "./table";

/** What is being chosen for, and the button it was begun at. */
export type Choosing = ({ of: "cell"; cell: Cell } | { of: "service"; service: string } | { of: "column"; where: Where }) & { anchor: HTMLElement; typed: string };

interface ChoosingProps<T> {
  choosing: T;
  setup: Setup;
  setRules: SetRules;
  close: () => void;
}

export function ChoosingPicker(props: ChoosingProps<Choosing>) {
  const { choosing } = props;
  if (choosing.of === "cell") return <OfCell {...props} choosing={choosing} />;
  if (choosing.of === "service") return <OfService {...props} choosing={choosing} />;
  return <OfColumn {...props} choosing={choosing} />;
}

function OfCell({ choosing, setup, setRules, close }: ChoosingProps<Extract<Choosing, { of: "cell" }>>) {
  const { t } = usePage();
  const { cell } = choosing;
  const table = new Table(setup.rules);
  const title = `${nameOf(setup, cell.service)} · ${whereName(t, setup, cell.where)}`;
  const own = table.own(cell);
  const removed = withoutRule(t, cell.where, table.read({ ...cell, where: null }));
  const options = useOptions(setup, cell.where);
  const pick = ({ organisation, label }: PickOption) => {
    close();
    void setRules([{ service: cell.service, district: cell.where, organisation }], `${title}: ${organisation === null ? removed : label}`);
  };
  const removal = own ? [{ organisation: null, label: t("picker-remove", { then: removed }) }] : [];
  return <Picker {...choosing} title={title} options={[...removal, ...options]} current={own?.organisation} pick={pick} close={close} />;
}

function OfService({ choosing, setup, setRules, close }: ChoosingProps<Extract<Choosing, { of: "service" }>>) {
  const { t } = usePage();
  const { service } = choosing;
  const table = new Table(setup.rules);
  const everywhere = table.own({ service, where: null });
  const exceptions = wholeService(setup, table, service, null).length - 1;
  const options = useOptions(setup, null);
  const name = nameOf(setup, service);
  const removal = everywhere || exceptions > 0 ? [{ organisation: null, label: t("picker-remove-service") }] : [];
  const pick = ({ organisation, label }: PickOption) => {
    close();
    void setRules(wholeService(setup, table, service, organisation), `${t("routing-service-everywhere", { name })}: ${organisation === null ? t("routing-nobody") : label}`);
  };
  return (
    <Picker {...choosing} title={t("routing-service-everywhere", { name })} options={[...removal, ...options]} current={exceptions === 0 ? everywhere?.organisation : undefined} pick={pick} close={close}>
      {exceptions > 0 && <p class="picker-text">{t("picker-exceptions", { count: exceptions })}</p>}
    </Picker>
  );
}

function OfColumn({ choosing, setup, setRules, close }: ChoosingProps<Extract<Choosing, { of: "column" }>>) {
  const { t } = usePage();
  const { where } = choosing;
  const table = new Table(setup.rules);
  const services = atWork(setup.services);
  const without = (scope: Scope) => servicesWithout(table, services, where, scope);
  const scopes = (["nobody", "no-rule"] as const).filter((scope) => without(scope).length > 0);
  const chosen = useSignal<Scope>(scopes[0] ?? "no-rule");
  const [nobody, noRule] = [without("nobody"), without("no-rule")];
  const isOneChoice = nobody.length === 0 || nobody.length === noRule.length;
  const meant = without(chosen.value);
  const named = services.filter(({ code }) => table.own({ service: code, where }));
  const removal = where !== null && named.length > 0 ? [{ organisation: null, label: t("picker-remove-column", { count: named.length }) }] : [];
  const options = useOptions(setup, where);
  const title = whereName(t, setup, where);
  const changes = (list: readonly Service[], organisation: number | null) => list.map(({ code }) => ({ service: code, district: where, organisation }));
  const pick = ({ organisation, label }: PickOption) => {
    close();
    if (organisation === null) void setRules(changes(named, null), t("routing-column-removed", { where: title, count: named.length }));
    else void setRules(changes(meant, organisation), t("routing-column-set", { where: title, name: label, count: meant.length }));
  };
  return (
    <Picker {...choosing} title={title} options={[...removal, ...(meant.length > 0 ? options : [])]} current={undefined} pick={pick} close={close}>
      {noRule.length === 0 ? (
        <p class="picker-text">{t("picker-column-full")}</p>
      ) : isOneChoice ? (
        <p class="picker-text">{t(nobody.length === 0 ? "picker-scope-no-rule" : "picker-scope-nobody", { count: noRule.length })}</p>
      ) : (
        <fieldset class="picker-scopes">
          <legend class="unseen">{t("picker-scopes")}</legend>
          {scopes.map((scope) => (
            <label key={scope} class="choice">
              <input type="radio" name="picker-scope" checked={chosen.value === scope} onChange={() => { chosen.value = scope; }} />
              <span>{t(`picker-scope-${scope}`, { count: without(scope).length })}</span>
            </label>
          ))}
        </fieldset>
      )}
    </Picker>
  );
}

/** Executors at work; those first whose office the district has. */
function useOptions(setup: Setup, where: Where): PickOption[] {
  const { t } = usePage();
  const isOffice = ({ districts }: { districts: number[] }) => where !== null && districts.includes(where);
  return atWork(setup.organisations)
    .sort((one, other) => Number(isOffice(other)) - Number(isOffice(one)))
    .map((one) => ({ organisation: one.id, label: one.name, note: isOffice(one) ? t("picker-office") : undefined }));
}

const nameOf = (setup: Setup, code: string): string => setup.services.find((service) => service.code === code)?.name ?? code;
