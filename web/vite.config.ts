import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { serviceWorker } from "./offline/plugin";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.BASE_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [serviceWorker(here("./offline/service_worker.js"))],
  build: {
    manifest: true,
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: [here("./index.html"), here("./work.html"), here("./src/page.ts")] },
  },
  worker: { format: "es" },
  server: {
    // The marks and the catalogue are shared with the server and live beside web/.
    fs: { allow: [here("..")] },
    proxy: { "/api": server, "/tiles": server, "/requests": server },
  },
  test: { include: ["src/**/*.test.ts"] },
});
