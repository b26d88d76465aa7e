import { existsSync } from "node:fs";
import path from "node:path";
import { runHere } from "./command.mjs";
import { readNote, removeNote } from "./notes.mjs";
import { NOTES, ROOT } from "./paths.mjs";
import { playwrightTotals, totalsOf, vitestTotals } from "./totals.mjs";

const UNIT_REPORT = path.join(NOTES, "unit.json");
const E2E_REPORT = path.join(NOTES, "e2e.json");

const tool = (file, ...args) => [process.execPath, path.join(ROOT, "node_modules", file), ...args];

// A log file has no colours, whatever a tool makes of CI=true.
const COLOURS = process.stdout.isTTY ? {} : { NO_COLOR: "1" };

const run = (argv, env = {}) => runHere(argv, { cwd: ROOT, env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...COLOURS, ...env } });

/** A check that knows only yes or no counts as one test, whatever number of commands it takes. */
async function once(...commands) {
  for (const argv of commands) if ((await run(argv)) !== 0) return { passed: 0, failed: 1 };
  return { passed: 1, failed: 0 };
}

async function counted(argv, report, count, env) {
  removeNote(report);
  const code = await run(argv, env);
  return totalsOf(code, readNote(report), count);
}

/** Each check that needs nothing but the dependencies: a title, and a run that answers `{ passed, failed }`. */
export const QUICK_CHECKS = [
  { title: "Types", run: () => once(tool("next/dist/bin/next", "typegen"), tool("typescript/bin/tsc", "--noEmit")) },
  { title: "Lint", run: () => once(tool("oxlint/bin/oxlint", "--deny-warnings")) },
  { title: "Arrows between rooms", run: () => once(tool("dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".dependency-cruiser.cjs", "app", "pages", "components", "lib")) },
  { title: "Dead code", run: () => once(tool("knip/bin/knip.js")) },
  {
    title: "Unit tests",
    run: () => counted(tool("vitest/vitest.mjs", "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`), UNIT_REPORT, vitestTotals),
  },
];

/** The tests in a browser, against the built panel and a real engine. The real stack needs both processors: its tests run alone, last, and also after a failure of the others. */
export const browserTests = (chromium) => [
  { title: "Browser tests", run: () => playwright(chromium, "security", "fixture") },
  { title: "Browser tests on the real stack", run: () => playwright(chromium, "real") },
];

function playwright(chromium, ...projects) {
  if (!existsSync(path.join(ROOT, "playwright.config.ts"))) throw new Error("playwright.config.ts is missing");
  const argv = tool("@playwright/test/cli.js", "test", ...projects.map((name) => `--project=${name}`));
  return counted(argv, E2E_REPORT, playwrightTotals, { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: E2E_REPORT });
}
