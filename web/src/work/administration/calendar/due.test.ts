import { describe, expect, test } from "vitest";
import { dueOn } from "./due";

const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00:00", closes: "17:00:00" }));
const off = (day: string) => ({ day, works: false, name: "" });

// The same days as in src/domain/deadline.rs.
describe("working days, as the server counts them (M4)", () => {
  const exceptions = ["2027-01-01", "2027-03-08", "2027-05-03", "2027-05-04", "2027-05-10", "2027-06-21", "2027-06-28", "2027-08-24"].map(off);
  test.each([
    ["2026-12-31", 1, "2027-01-04"],
    ["2027-03-05", 1, "2027-03-09"],
    ["2027-03-05", 5, "2027-03-15"],
    ["2027-04-30", 5, "2027-05-12"],
    ["2027-06-18", 6, "2027-06-30"],
    ["2027-08-23", 1, "2027-08-25"],
    ["2027-09-04", 1, "2027-09-06"],
  ])("from %s, %d of them", (start, days, due) => {
    expect(dueOn({ hours, exceptions }, start, days)).toBe(due);
  });

  test("a weekend that is worked counts", () => {
    expect(dueOn({ hours, exceptions: [{ day: "2026-08-22", works: true, name: "" }] }, "2026-08-21", 1)).toBe("2026-08-22");
  });

  test("the law's 45 days are the end", () => {
    expect(dueOn({ hours, exceptions: [] }, "2026-09-01", 40)).toBe("2026-10-16");
    expect(dueOn({ hours: [], exceptions: [] }, "2026-09-01", 3)).toBe("2026-10-16");
  });
});
