import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "test-results", "playwright-report"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    // The panel can be tested, printed and read aloud without a map: only `src/map` and the entries know it.
    files: ["src/views/**", "src/lib/**", "src/state/**", "src/api/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["maplibre-gl", "maplibre-gl/*", "**/map/*"], message: "views never import the map" }] },
      ],
    },
  },
  {
    files: ["offline/service_worker.js"],
    languageOptions: { globals: { self: "readonly", caches: "readonly", fetch: "readonly", URL: "readonly", setTimeout: "readonly" } },
  },
  {
    files: ["cartography/**", "public/**"],
    languageOptions: { globals: { process: "readonly", URL: "readonly", console: "readonly", document: "readonly", localStorage: "readonly" } },
  },
);
