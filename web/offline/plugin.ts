// Writes the service worker with the names of the files it keeps: the working pages' shell, the executor's page and what these need.
// The names carry hashes of their content, so that another build is another version.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin, Rolldown } from "vite";

/** What the executor's page asks for when it is first needed. */
const LATER = /\/src\/(work\/(executor|map)\/|work\/desk\/card)|\/messages\/((uk|en)|(work|desk|executor)\/(uk|en))\.ftl/;
/** The alphabets of both languages. */
const FONTS = /onest-(cyrillic|latin)-wght/;

export function serviceWorker(source: string): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === "chunk");
      const begin = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith("/work.html") || (facadeModuleId && LATER.test(facadeModuleId)));
      const files = new Set<string>();
      const add = (chunk: Rolldown.OutputChunk) => {
        if (files.has(chunk.fileName)) return;
        files.add(chunk.fileName);
        for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
        for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset);
        for (const name of chunk.imports) {
          const imported = bundle[name];
          if (imported?.type === "chunk") add(imported);
        }
      };
      begin.forEach(add);
      for (const name of Object.keys(bundle)) if (FONTS.test(name)) files.add(name);
      const assets = [...files].sort().map((name) => `/${name}`);
      const version = createHash("sha256").update(assets.join("\n")).digest("hex").slice(0, 12);
      const text = readFileSync(source, "utf8").replace('"VERSION"', JSON.stringify(version)).replace('["ASSETS"]', JSON.stringify(assets));
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: text });
    },
  };
}
