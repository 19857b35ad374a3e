import { expect, test } from "vitest";
import { differences } from "./differences";

test("a change tells what has changed alone", () => {
  const before = { id: 7, login: "petro", role: "operator", organisation: null, organisation_id: null, disabled_at: null };
  const after = { ...before, role: "executor", organisation: "КП «Водоканал»", organisation_id: 5 };
  expect(differences({ before, after })).toEqual([
    { field: "role", before: "operator", after: "executor" },
    { field: "organisation", before: null, after: "КП «Водоканал»" },
  ]);
});

test("what is new tells what it has", () => {
  expect(differences({ before: null, after: { id: 7, login: "petro", name: "", oidc: false, role: "operator" } })).toEqual([
    { field: "login", before: null, after: "petro" },
    { field: "role", before: null, after: "operator" },
  ]);
});

test("the calendar is told day by day", () => {
  const span = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes });
  const before = { silent_days: 14, hours: [span(1, "08:00:00", "12:00:00"), span(1, "13:00:00", "17:00:00")], exceptions: [] };
  const after = { ...before, hours: [span(1, "08:00:00", "12:00:00")], exceptions: [{ day: "2027-08-24", works: false, name: "День Незалежності" }] };
  expect(differences({ before, after })).toEqual([
    { field: "hours/1", before: "08:00–12:00, 13:00–17:00", after: "08:00–12:00" },
    { field: "day/2027-08-24", before: null, after: "off День Незалежності" },
  ]);
});
