import { defineConfig } from "@playwright/test";
import tests from "../playwright.config";

// Draws the pictures of docs/tour.md (script/tour), or every form of each page into TOUR_TO to look at.
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const forms = [
  { name: "desktop-light", use: { ...desktop, colorScheme: "light" as const } },
  { name: "phone-dark", use: { ...phone, colorScheme: "dark" as const } },
  { name: "desktop-dark", use: { ...desktop, colorScheme: "dark" as const } },
  { name: "phone-light", use: { ...phone, colorScheme: "light" as const } },
];

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "pages.ts",
  use: { ...tests.use, screenshot: "off" },
  projects: process.env.TOUR_TO ? forms : forms.slice(0, 2),
});
