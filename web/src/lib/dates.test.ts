import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { addDays, calendar, daysBetween, dueShort, dueWords, today } from "./dates";
import { translator } from "./messages";

const catalogue = (language: string) => readFileSync(new URL(`../../messages/${language}.ftl`, import.meta.url), "utf8");
const uk = translator("uk", catalogue("uk"));
const en = translator("en", catalogue("en"));
const kyiv = calendar("uk", "Europe/Kyiv", new Date("2026-12-07T09:00:00Z"));
const open = (due_on: string | null) => ({ due_on, closed_on: null });

describe("a due date in words", () => {
  test.each([
    ["2026-12-12", "до 12 грудня, лишилося 5 днів"],
    ["2026-12-09", "до 9 грудня, лишилося 2 дні"],
    ["2026-12-08", "до 8 грудня, лишився 1 день"],
    ["2026-12-28", "до 28 грудня, лишився 21 день"],
    ["2026-12-07", "до 7 грудня, сьогодні останній день"],
    ["2026-12-04", "прострочено на 3 дні, строк минув 4 грудня"],
    ["2026-11-26", "прострочено на 11 днів, строк минув 26 листопада"],
    ["2027-01-02", "до 2 січня 2027, лишилося 26 днів"],
    [null, "строк не встановлено"],
  ])("%s", (due, words) => {
    expect(dueWords(open(due), uk, kyiv)).toBe(words);
  });

  test("short for the list", () => {
    expect(dueShort(open("2026-12-12"), uk, kyiv)).toBe("до 12 грудня");
    expect(dueShort(open("2026-12-04"), uk, kyiv)).toBe("прострочено на 3 дні");
    expect(dueShort({ due_on: "2026-12-04", closed_on: "2026-12-03" }, uk, kyiv)).toBe("закрито 3 грудня");
  });

  test("in English", () => {
    const days = calendar("en", "Europe/Kyiv", new Date("2026-12-07T09:00:00Z"));
    expect(dueWords(open("2026-12-12"), en, days)).toBe("by 12 December, 5 days left");
    expect(dueWords(open("2026-12-06"), en, days)).toBe("overdue by 1 day, was due 6 December");
  });
});

test("the day is the community's, not the server's", () => {
  expect(today("Europe/Kyiv", new Date("2026-12-07T22:30:00Z"))).toBe("2026-12-08");
  expect(kyiv.date("2026-10-02T22:14:00Z")).toBe("3 жовтня");
  expect(kyiv.date("2026-10-02")).toBe("2 жовтня");
});

test("days are counted across the change to summer time", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(addDays("2026-02-27", 2)).toBe("2026-03-01");
});
