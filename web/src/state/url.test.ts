import { describe, expect, test } from "vitest";
import { NO_FILTERS, query, toggleGroup, without } from "./filters";
import { readPlace, readQuery, writePlace, writeQuery } from "./url";

describe("the address bar", () => {
  test("keeps card and filters", () => {
    const state = {
      request: "1042-9",
      filters: { groups: ["overdue", "done"], service: "lighting", district: "12", period: "30", q: "яма на дорозі" },
    } as const;
    const written = writeQuery(state);
    expect(written).toMatch(/^\?request=1042-9&group=overdue,done&service=lighting/);
    expect(readQuery(written)).toEqual(state);
  });

  test("is empty when nothing is set", () => {
    expect(writeQuery({ request: null, filters: NO_FILTERS })).toBe("");
  });

  test("leaves out what it does not understand", () => {
    expect(readQuery("?group=red,done&period=5000&request=&x=1")).toEqual({
      request: null,
      filters: { ...NO_FILTERS, groups: ["done"] },
    });
  });

  test("keeps the map's place", () => {
    const place = { zoom: 14.25, lat: 48.26, lon: 36.73 };
    expect(writePlace(place)).toBe("#map=14.25/48.26000/36.73000");
    expect(readPlace(writePlace(place))).toEqual(place);
    expect(readPlace("#map=14/95/36")).toBeNull();
    expect(readPlace("#top")).toBeNull();
  });
});

describe("filters", () => {
  test("become the query of the API", () => {
    const filters = { ...NO_FILTERS, groups: ["overdue"], period: "7" } as const;
    expect(query(filters, "2026-11-22").toString()).toBe("group=overdue&from=2026-11-16");
    expect(query({ ...NO_FILTERS, period: "year" }, "2026-11-22").get("from")).toBe("2026-01-01");
    expect(query(without(filters, "groups"), "2026-11-22").has("group")).toBe(false);
  });

  test("keep the groups' order", () => {
    const filters = toggleGroup(toggleGroup(NO_FILTERS, "done"), "in_work");
    expect(filters.groups).toEqual(["in_work", "done"]);
    expect(toggleGroup(filters, "done").groups).toEqual(["in_work"]);
  });
});
