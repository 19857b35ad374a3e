import { describe, expect, it } from "vitest";
import type { Rule, Service, Setup } from "../setup";
import { backwards, changedRules, lacksExecutor, servicesWithout, Table, wholeService } from "./table";

const rule = (service: string, district: number | null, organisation: number, organisation_retired = false): Rule => ({
  service, district, organisation, organisation_name: `№ ${organisation}`, organisation_retired,
});
const service = (code: string, outside_powers = false): Service => ({
  code, name: code, group: "", term_days: 10, term_unit: "calendar", visibility: "exact", reviewed: true, open311_code: null, outside_powers, where_to_turn: null, retired_at: null,
});
const districts = [{ id: 1, name: "Перший" }, { id: 2, name: "Другий" }];
const setup = (rules: Rule[], services: Service[] = []): Setup => ({ services, organisations: [], rules, districts });

describe("a cell", () => {
  it("has its own rule, or the service's, or nobody", () => {
    const table = new Table([rule("lighting", null, 1), rule("lighting", 2, 5)]);
    expect(table.read({ service: "lighting", where: 2 }).decides?.organisation).toBe(5);
    expect(table.read({ service: "lighting", where: 1 })).toMatchObject({ own: undefined, decides: { organisation: 1 } });
    expect(table.read({ service: "wells", where: 1 }).decides).toBeUndefined();
  });

  it("falls back where its organisation is retired", () => {
    const table = new Table([rule("lighting", null, 1), rule("lighting", 2, 5, true), rule("wells", null, 5, true)]);
    expect(table.read({ service: "lighting", where: 2 })).toMatchObject({ own: { organisation: 5 }, decides: { organisation: 1 } });
    expect(table.read({ service: "wells", where: 2 }).decides).toBeUndefined();
  });
});

it("an executor is lacking where one cell names nobody, unless it is not ours to carry out", () => {
  const rules = [rule("lighting", null, 1), rule("wells", 1, 1)];
  const lacking = (one: Service) => lacksExecutor(setup(rules), new Table(rules), one);
  expect(["lighting", "wells", "snow"].map((code) => lacking(service(code)))).toEqual([false, true, true]);
  expect(lacking(service("pensions", true))).toBe(false);
});

it("a whole service has one rule and no exceptions, and the way back has them again", () => {
  const rules = [rule("lighting", null, 1), rule("lighting", 2, 5)];
  const table = new Table(rules);
  const changes = wholeService(setup(rules), table, "lighting", 7);
  expect(changes).toEqual([
    { service: "lighting", district: null, organisation: 7 },
    { service: "lighting", district: 2, organisation: null },
  ]);
  expect(backwards(table, changes)).toEqual([
    { service: "lighting", district: null, organisation: 1 },
    { service: "lighting", district: 2, organisation: 5 },
  ]);
});

it("a column is filled where nobody is named, or where it has no rule of its own", () => {
  const table = new Table([rule("lighting", null, 1), rule("snow", 2, 1)]);
  const services = [service("lighting"), service("snow"), service("wells"), service("pensions", true)];
  const codes = (scope: "nobody" | "no-rule") => servicesWithout(table, services, 2, scope).map(({ code }) => code);
  expect(codes("nobody")).toEqual(["wells"]);
  expect(codes("no-rule")).toEqual(["lighting", "wells"]);
});

it("rules are as they will be", () => {
  const organisations = [{ id: 7, name: "Сьома", phone: null, email: null, districts: [], retired_at: null }];
  const changes = [{ service: "lighting", district: null, organisation: null }, { service: "wells", district: 1, organisation: 7 }];
  expect(changedRules([rule("lighting", null, 1), rule("snow", null, 1)], changes, organisations)).toEqual([
    rule("snow", null, 1),
    { ...rule("wells", 1, 7), organisation_name: "Сьома" },
  ]);
});
