import { readdirSync, readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import { preferredLanguage, translator } from "./messages";
import { numbers } from "./numbers";

const catalogue = (language: string) => readFileSync(new URL(`../../messages/${language}.ftl`, import.meta.url), "utf8");
const t = translator("uk", catalogue("uk"));

describe("Ukrainian plurals", () => {
  test.each([
    [0, "0 заявок"],
    [1, "1 заявка"],
    [2, "2 заявки"],
    [5, "5 заявок"],
    [11, "11 заявок"],
    [21, "21 заявка"],
    [104, "104 заявки"],
  ])("%d", (count, words) => {
    expect(t("requests-count", { count })).toBe(words);
  });
});

// The site's own, and one a folder for each part of the work pages.
const folders = readdirSync(new URL("../../messages/", import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(["", ...folders.map(({ name }) => `${name}/`)])("catalogue %s", (folder) => {
  const keys = (language: string) => new FluentResource(catalogue(folder + language)).body.map(({ id }) => id).sort();

  test("holds the same keys in both languages", () => {
    expect(keys("en")).toEqual(keys("uk"));
  });

  test.each(["uk", "en"])("%s parses without junk", (language) => {
    const written = catalogue(folder + language).match(/^[a-z][\w-]* =/gm) ?? [];
    expect(keys(language)).toHaveLength(written.length);
    expect(new FluentBundle(language).addResource(new FluentResource(catalogue(folder + language)))).toEqual([]);
  });

  test("says nothing that another says", () => {
    const others = ["", "work/", ...folders.map(({ name }) => `${name}/`)].filter((other) => other !== folder);
    const theirs = new Set(others.flatMap((other) => new FluentResource(catalogue(`${other}uk`)).body.map(({ id }) => id)));
    expect(keys("uk").filter((key) => theirs.has(key))).toEqual([]);
  });
});

test("a missing key is shown as it is", () => {
  expect(t("no-such-key")).toBe("no-such-key");
});

test("the language is the chosen one, the browser's, or Ukrainian", () => {
  expect(preferredLanguage("en", ["uk-UA"])).toBe("en");
  expect(preferredLanguage(null, ["de-DE", "en-US", "uk"])).toBe("en");
  expect(preferredLanguage("xx", ["pl"])).toBe("uk");
});

test("counts in clusters are compact", () => {
  expect(numbers("uk").compact(1234).replace(/\s/g, " ")).toBe("1,2 тис.");
  expect(numbers("uk").compact(999)).toBe("999");
  expect(numbers("en").compact(1234)).toBe("1.2K");
});
