// Writes tiles/style.light.json and tiles/style.dark.json; `--check` only says whether they are up to date.
// The server replaces `{base}` by its public address.
import { readFile, writeFile } from "node:fs/promises";
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { ground, outline } from "./ground.mjs";
import { labels } from "./labels.mjs";
import { dark, light } from "./palette.mjs";
import { streets } from "./streets.mjs";

const ATTRIBUTION =
  '<a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener">© OpenStreetMap contributors (ODbL)</a>';

function style(theme, palette) {
  return {
    version: 8,
    name: `hromada-map ${theme}`,
    metadata: { theme },
    sources: { base: { type: "vector", url: "{base}/tiles/base.json", attribution: ATTRIBUTION } },
    layers: [...ground(palette), ...streets(palette), ...outline(palette), ...labels(palette)],
  };
}

let failed = false;
for (const [theme, palette] of Object.entries({ light, dark })) {
  const made = style(theme, palette);
  for (const error of validateStyleMin(made)) {
    console.error(`${theme}: ${error.message}`);
    failed = true;
  }
  const text = `${JSON.stringify(made, null, 1)}\n`;
  const file = new URL(`../../tiles/style.${theme}.json`, import.meta.url);
  if (!process.argv.includes("--check")) {
    await writeFile(file, text);
  } else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
    console.error(`tiles/style.${theme}.json is out of date: npm run style`);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
