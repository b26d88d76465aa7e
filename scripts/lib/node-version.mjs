import { compareVersions } from "./versions.mjs";

const OLDEST = "20.9.0";

/** Ends the process with a clear message when Node is older than the panel needs. */
export function requireNode(version) {
  if (compareVersions(version, OLDEST) >= 0) return;
  process.stderr.write(
    "\n✗ Node " + version + " is too old.\n" +
    "  Why: Flightdeck needs Node 20.9 or newer.\n" +
    "  Do:  install a current Node (https://nodejs.org or your version manager), then run the command again.\n\n",
  );
  process.exit(1);
}
