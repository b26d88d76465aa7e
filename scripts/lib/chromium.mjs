import { existsSync } from "node:fs";
import path from "node:path";
import { apt, candidates, hasApt } from "./apt.mjs";
import { agree, canAsk } from "./ask.mjs";
import { runToFile, tail } from "./command.mjs";
import { findProgram } from "./engine/host.mjs";
import { Failure } from "./failure.mjs";
import { NOTES, ROOT } from "./paths.mjs";
import { rootPrefix } from "./privilege.mjs";
import { done, timed } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];
const LOG = path.join(NOTES, "chromium.log");

/** A Chromium or Chrome of this machine, or undefined. `CHROMIUM` names another one. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM) return env.CHROMIUM;
  return NAMES.map((name) => findProgram(name, env)).find(Boolean) ?? PLACES.find((file) => existsSync(file));
}

/** The browser that the tests drive: found, or installed from the distribution, or else fetched by Playwright. Answers its path. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) {
    done(`Chromium: ${found}`);
    return found;
  }
  if (canAsk() && !(await agree("The tests need Chromium. Install it now?"))) throw missing("you chose not to install it.");
  await timed("Installing Chromium", "Chromium installed", install);
  const installed = findChromium();
  if (!installed) throw missing("it was installed, yet it is not on PATH.");
  return installed;
}

async function install() {
  const prefix = hasApt() ? await rootPrefix() : undefined;
  if (!prefix) throw missing("Flightdeck installs it by itself only with apt, as root or with sudo.");
  await apt(prefix, "update");
  // On Ubuntu the package is a stub for snap, which does not work everywhere: Playwright brings its own build there.
  if ((await candidates(["chromium"])).chromium) return apt(prefix, "install", "chromium");
  const playwright = path.join(ROOT, "node_modules/@playwright/test/cli.js");
  const code = await runToFile([process.execPath, playwright, "install", "--with-deps", "chrome"], LOG, { cwd: ROOT });
  if (code !== 0) throw missing(`playwright install ended with exit code ${code}:\n${tail(LOG, 6)}`);
}

const missing = (why) => new Failure({ what: "No Chromium or Chrome was found.", why, todo: "install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium npm test" });
