import { defineConfig } from "@playwright/test";

// A running server with requests is needed: BASE_URL says where. CHROMIUM names another browser than Debian's.
export default defineConfig({
  testDir: "./tests",
  testMatch: "*.spec.ts",
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // The map is drawn in software: more pages at once would only slow one another.
  workers: 1,
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:8080",
    locale: "uk-UA",
    timezoneId: "Europe/Kyiv",
    reducedMotion: "reduce",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--enable-unsafe-swiftshader",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      testMatch: [
        "map.spec.ts",
        "stacks.spec.ts",
        "about.spec.ts",
        "accessibility.spec.ts",
        "cabinet.spec.ts",
        "desk_requests.spec.ts",
        "call.spec.ts",
        "queues.spec.ts",
        "executor.spec.ts",
        "executor_map.spec.ts",
        "administration.spec.ts",
        "story.spec.ts",
        "settings.spec.ts",
        "sign_in.spec.ts",
        "work_accessibility.spec.ts",
      ],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
