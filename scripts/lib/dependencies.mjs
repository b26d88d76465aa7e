import path from "node:path";
import { head, runToFile } from "./command.mjs";
import { digest } from "./digest.mjs";
import { Failure } from "./failure.mjs";
import { readNote, writeNote } from "./notes.mjs";
import { NOTES, ROOT } from "./paths.mjs";
import { done, timed } from "./say.mjs";

// Inside node_modules, so that it goes when they go.
const STAMP = path.join(ROOT, "node_modules/.flightdeck.json");
const LOG = path.join(NOTES, "npm-ci.log");

/** npm as the user called it; a Windows npm is a script that only a shell or node can run. */
function npm(...args) {
  return process.env.npm_execpath ? [process.execPath, process.env.npm_execpath, ...args] : ["npm", ...args];
}

/** Installs the packages of the lockfile, unless they are there already. */
export async function ensureDependencies() {
  const lock = digest(ROOT, ["package-lock.json"]);
  if (readNote(STAMP)?.lock === lock) return done("Dependencies are up to date");
  await timed("Installing dependencies", "Dependencies installed", async () => {
    // A production NODE_ENV would leave out what the build needs.
    const code = await runToFile(npm("ci", "--include=dev", "--loglevel=error"), LOG, { cwd: ROOT, env: process.env });
    if (code !== 0) throw new Failure({
      what: "The dependencies could not be installed.",
      why: `npm ci ended with exit code ${code}; its whole output is in ${path.relative(ROOT, LOG)}.`,
      todo: "check the connection to the package registry (npm ping), then run the command again.",
      detail: head(LOG, 12),
    });
    writeNote(STAMP, { lock });
  });
}
