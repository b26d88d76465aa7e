import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runToFile, tail } from "./command.mjs";
import { digest } from "./digest.mjs";
import { Failure } from "./failure.mjs";
import { readNote, removeNote, writeNote } from "./notes.mjs";
import { NOTES, ROOT } from "./paths.mjs";
import { done, timed } from "./say.mjs";

// Everything at the root counts, unless it is known not to end up in the build: a file forgotten here would be served stale.
const NOT_BUILT = new Set([
  "node_modules", "compose", "scripts", "bench", "e2e", "docs", "test-results", "playwright-report",
  "next-env.d.ts", "tsconfig.tsbuildinfo", "knip.json", "playwright.config.ts", "vitest.config.ts",
]);
const isSource = (name) => !name.startsWith(".") && !name.endsWith(".md") && !NOT_BUILT.has(name);

const STAMP = path.join(NOTES, "build.json");
const LOG = path.join(NOTES, "build.log");

function buildId() {
  try {
    return readFileSync(path.join(ROOT, ".next/BUILD_ID"), "utf8");
  } catch {
    return undefined;
  }
}

/** Builds the panel, unless the last build was made from these very sources. */
export async function ensureBuild() {
  const sources = digest(ROOT, readdirSync(ROOT).filter(isSource));
  const last = readNote(STAMP);
  if (last?.sources === sources && last.build === buildId()) return done("The panel is built");
  removeNote(STAMP);
  await timed("Building the panel", "The panel is built", async () => {
    const next = path.join(ROOT, "node_modules/next/dist/bin/next");
    const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    const code = await runToFile([process.execPath, next, "build"], LOG, { cwd: ROOT, env });
    if (code !== 0) throw new Failure({
      what: "The panel could not be built.",
      why: `next build ended with exit code ${code}; its whole output is in ${path.relative(ROOT, LOG)}.`,
      todo: "if you changed the sources, mend what is shown above; else report it.",
      detail: tail(LOG),
    });
    writeNote(STAMP, { sources, build: buildId() });
  });
}
