// Which organisation each cell of the table names: its own rule, the service's rule for everywhere else, or nobody.
import type { Organisation, Rule, Service, Setup } from "../setup";

/** A district, or everywhere else. */
export type Where = number | null;

export interface Cell {
  service: string;
  where: Where;
}

/** A rule to be set; without an organisation, to be removed. */
export interface Change {
  service: string;
  district: Where;
  organisation: number | null;
}

export interface Read {
  /** The cell's own rule. */
  own: Rule | undefined;
  /** The rule that decides, where one does. */
  decides: Rule | undefined;
}

export class Table {
  private readonly rules: Map<string, Rule>;

  constructor(rules: readonly Rule[]) {
    this.rules = new Map(rules.map((rule) => [keyOf({ service: rule.service, where: rule.district }), rule]));
  }

  own(cell: Cell): Rule | undefined {
    return this.rules.get(keyOf(cell));
  }

  /** A rule whose organisation is retired gives it nothing. */
  read(cell: Cell): Read {
    const own = this.own(cell);
    const everywhere = this.own({ ...cell, where: null });
    return { own, decides: [own, everywhere].find((rule) => rule && !rule.organisation_retired) };
  }
}

export const keyOf = ({ service, where }: Cell): string => `${service}/${where ?? ""}`;

/** The columns: everywhere else, then each district. */
export const columns = ({ districts }: Setup): readonly Where[] => [null, ...districts.map(({ id }) => id)];

/** Whether an operator must name somebody for some of its requests. What is outside the community's powers is refused anyway. */
export const lacksExecutor = (setup: Setup, table: Table, service: Service): boolean =>
  !service.outside_powers && columns(setup).some((where) => !table.read({ service: service.code, where }).decides);

/** What brings the rules of these cells back. A retired organisation can be given nothing, so that its rules stay removed. */
export function backwards(table: Table, changes: readonly Change[]): Change[] {
  return changes.map(({ service, district }) => {
    const rule = table.own({ service, where: district });
    return { service, district, organisation: rule && !rule.organisation_retired ? rule.organisation : null };
  });
}

/** The rules as they will be. */
export function changedRules(rules: readonly Rule[], changes: readonly Change[], organisations: readonly Organisation[]): Rule[] {
  const touched = new Set(changes.map(({ service, district }) => keyOf({ service, where: district })));
  const set = changes.flatMap(({ service, district, organisation }): Rule[] => {
    const named = organisations.find(({ id }) => id === organisation);
    return named ? [{ service, district, organisation: named.id, organisation_name: named.name, organisation_retired: false }] : [];
  });
  return [...rules.filter((rule) => !touched.has(keyOf({ service: rule.service, where: rule.district }))), ...set];
}

/** Of a whole row: everywhere, with no exceptions left. */
export function wholeService(setup: Setup, table: Table, service: string, organisation: number | null): Change[] {
  const exceptions = columns(setup).filter((where) => where !== null && table.own({ service, where }));
  return [{ service, district: null, organisation }, ...exceptions.map((district) => ({ service, district, organisation: null }))];
}

/** Which services of a column are meant: those for which nobody is named, or all without a rule of its own here. */
export type Scope = "nobody" | "no-rule";

export function servicesWithout(table: Table, services: readonly Service[], where: Where, scope: Scope): Service[] {
  return services.filter(({ code, outside_powers }) => {
    const { own, decides } = table.read({ service: code, where });
    return !outside_powers && (scope === "nobody" ? !decides : !own);
  });
}
