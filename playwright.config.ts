import { defineConfig, type ReporterDescription } from "@playwright/test";
import { browserLaunch } from "./scripts/lib/browser.mjs";

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;
const reporters: ReporterDescription[] = [[process.stdout.isTTY ? "list" : "dot"]];
if (report) reporters.push(["json", { outputFile: report }]);

/** The browser of the distribution; Playwright's own download is not needed. */
const browser = browserLaunch(process.env.CHROMIUM ?? "/usr/bin/chromium");

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/support/globalSetup.ts",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: reporters,
  use: { launchOptions: browser, viewport: { width: 1440, height: 900 }, screenshot: "only-on-failure" },
  projects: [
    { name: "security", testMatch: "security/*.spec.ts", fullyParallel: true },
    { name: "fixture", testMatch: "fixture/*.spec.ts", fullyParallel: true },
    // The real stack needs both processors: npm test runs it alone, after everything else.
    { name: "real", testMatch: "real/*.spec.ts", workers: 1, timeout: 300_000 },
  ],
});
