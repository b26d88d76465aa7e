import { canAsk } from "./ask.mjs";
import { capture, runHere } from "./command.mjs";
import { findProgram } from "./engine/host.mjs";

/** What to put before a command that needs root: nothing for root, sudo where it can be had, undefined where it cannot. */
export async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  if (!findProgram("sudo")) return undefined;
  if ((await capture(["sudo", "-n", "true"])).code === 0) return ["sudo", "-n"];
  // The password is asked for here once, before any output goes to a file.
  return canAsk() && (await runHere(["sudo", "-v"])) === 0 ? ["sudo"] : undefined;
}
