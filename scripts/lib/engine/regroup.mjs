import { spawn } from "node:child_process";
import os from "node:os";
import { capture } from "../command.mjs";
import { findProgram } from "./host.mjs";

const MARK = "FLIGHTDECK_REGROUPED";

/** Whether this process is the one that was run anew. */
export const wasRelaunched = () => Boolean(process.env[MARK]);

const quote = (word) => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Whether the user belongs to the docker group by now, though this login session is older than that. */
async function isMember() {
  const { stdout } = await capture(["id", "-nG", os.userInfo().username]);
  return stdout.trim().split(/\s+/).includes("docker");
}

/**
 * A user who has just been put into the docker group would have to log in again. `sg` gives the group at once:
 * this command is run anew under it, and this process ends with it. Answers false where that does not help.
 */
export async function relaunchInGroup() {
  if (wasRelaunched() || !findProgram("sg") || !(await isMember())) return false;
  const command = [process.execPath, ...process.argv.slice(1)].map(quote).join(" ");
  const child = spawn("sg", ["docker", "-c", `exec ${command}`], { stdio: "inherit", env: { ...process.env, [MARK]: "1" } });
  // The terminal sends Ctrl-C to both; only a signal sent to this process alone must be passed on.
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on("error", () => resolve(false));
    child.on("exit", (code) => process.exit(code ?? 1));
  });
}
