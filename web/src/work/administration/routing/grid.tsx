// The table of service × district, worked like a sheet: arrows walk the cells and heads, Enter or a letter opens the list of executors,
// Delete takes a rule away.
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { usePage } from "../../page";
import { byGroup, type Service, type Setup } from "../setup";
import { CellWords } from "./cell_words";
import type { Choosing } from "./choosing";
import { whereName, withoutRule } from "./names";
import type { SetRules } from "./rules";
import { columns, Table, type Where } from "./table";

interface GridProps {
  setup: Setup;
  services: readonly Service[];
  setRules: SetRules;
  choose: (choosing: Choosing) => void;
}

/** Rows and columns are counted with the heads, which are 0. */
interface Spot {
  row: number;
  column: number;
}

const PAGE = 10;

export function Grid({ setup, services, setRules, choose }: GridProps) {
  const { t } = usePage();
  const grid = useRef<HTMLTableElement>(null);
  const held = useSignal<Spot>({ row: 1, column: 1 });
  const table = new Table(setup.rules);
  const wheres = columns(setup);
  const groups = byGroup(services);
  const order = groups.flatMap(([, list]) => list);
  const last: Spot = { row: order.length, column: wheres.length };
  const at: Spot = { row: Math.min(held.value.row, last.row), column: Math.min(held.value.column, last.column) };

  const move = (row: number, column: number) => {
    const to = { row: Math.max(0, Math.min(last.row, row)), column: Math.max(0, Math.min(last.column, column)) };
    // There is nothing to choose in the corner.
    held.value = to.row === 0 && to.column === 0 ? { row: 0, column: Math.min(1, last.column) } : to;
    const { row: r, column: c } = held.value;
    const target = grid.current?.querySelector<HTMLElement>(`[data-spot="${r},${c}"]`);
    target?.focus();
    target?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const open = (spot: Spot, anchor: HTMLElement, typed = "") => {
    held.value = spot;
    const service = order[spot.row - 1];
    const where = wheres[spot.column - 1];
    if (spot.row === 0) choose({ of: "column", where: where ?? null, anchor, typed });
    else if (service && spot.column === 0) choose({ of: "service", service: service.code, anchor, typed });
    else if (service && where !== undefined) choose({ of: "cell", cell: { service: service.code, where }, anchor, typed });
  };
  const remove = () => {
    const service = order[at.row - 1];
    const where = wheres[at.column - 1];
    if (!service || where === undefined) return;
    const removed = withoutRule(t, where, table.read({ service: service.code, where: null }));
    void setRules([{ service: service.code, district: where, organisation: null }], `${service.name} · ${whereName(t, setup, where)}: ${removed}`);
  };
  const keys: Partial<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowUp: () => { move(at.row - 1, at.column); },
    ArrowDown: () => { move(at.row + 1, at.column); },
    ArrowLeft: () => { move(at.row, at.column - 1); },
    ArrowRight: () => { move(at.row, at.column + 1); },
    PageUp: () => { move(at.row - PAGE, at.column); },
    PageDown: () => { move(at.row + PAGE, at.column); },
    Home: ({ ctrlKey }) => { move(ctrlKey ? 1 : at.row, ctrlKey ? 1 : 0); },
    End: ({ ctrlKey }) => { move(ctrlKey ? last.row : at.row, last.column); },
    Delete: remove,
    Backspace: remove,
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const act = keys[event.key];
    if (act) act(event);
    else if (!event.ctrlKey && /^\p{L}$/u.test(event.key)) open(at, event.target, event.key);
    else return;
    event.preventDefault();
  };
  /** A button of the sheet: only the one in hand can be reached by Tab. */
  const spot = (row: number, column: number) => ({
    type: "button" as const,
    "data-spot": `${row},${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    "aria-haspopup": "dialog" as const,
    onFocus: () => { held.value = { row, column }; },
    onClick: (event: MouseEvent & { currentTarget: HTMLElement }) => { open({ row, column }, event.currentTarget); },
  });
  let row = 0;
  return (
    <table class="routing-grid" role="grid" aria-label={t("routing-table")} ref={grid} onKeyDown={pressed}>
      <thead>
        <tr>
          <th scope="col" class="routing-corner">{t("routing-rows")}</th>
          {wheres.map((where, index) => (
            <th scope="col" key={where ?? ""}>
              <button {...spot(0, index + 1)} class="routing-head" title={t("routing-head-hint")}>{whereName(t, setup, where)}</button>
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(([group, list]) => (
        <tbody key={group}>
          <tr class="routing-group"><th scope="rowgroup" colSpan={wheres.length + 1}><span>{group || t("services-no-group")}</span></th></tr>
          {list.map((service) => {
            const mine = ++row;
            return (
              <tr key={service.code}>
                <th scope="row"><button {...spot(mine, 0)} class="routing-head" title={t("routing-row-hint")}>{service.name}</button></th>
                {wheres.map((where: Where, index) => (
                  <td key={where ?? ""}>
                    <button {...spot(mine, index + 1)} class="routing-cell"><CellWords service={service} read={table.read({ service: service.code, where })} /></button>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
