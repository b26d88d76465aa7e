// Runs a plan of commands one after another and outlives the panel: node runner.mjs PLAN LOG
// Its own lines in the log begin with a record separator (0x1e) and are JSON; all else is the commands' output.
// SIGINT to the process group cancels: the running command gets it too, then the plan's `onCancel` commands run.
import { spawn } from "node:child_process";
import { appendFileSync, openSync, readFileSync } from "node:fs";

const [planFile, logFile] = process.argv.slice(2);
const { cwd, env, commands, onCancel } = JSON.parse(readFileSync(planFile, "utf8"));
const log = openSync(logFile, "a", 0o600);
/** A full disk must not keep the commands from running. */
const write = (text) => {
  try {
    appendFileSync(log, text);
  } catch {
    // Nobody is left to tell it to.
  }
};
const say = (record) => write(`\x1e${JSON.stringify({ ...record, at: Date.now() })}\n`);

let cancelled = false;
process.on("SIGINT", () => { cancelled = true; });
process.on("SIGHUP", () => {});

/** Exit code of one command; 127 when it could not be started. */
function execute(argv, detached) {
  return new Promise((resolve) => {
    const child = spawn(argv[0], argv.slice(1), { cwd, env, detached, stdio: ["ignore", log, log] });
    child.on("error", (error) => { write(`${error.message}\n`); resolve(127); });
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 137)));
  });
}

let code = 0;
for (const { step, argv } of commands) {
  if (cancelled) break;
  say({ type: "begin", step });
  code = await execute(argv, false);
  say({ type: "end", step, code });
  if (code !== 0) break;
}
// The end of an interrupted command may be heard before the signal that this process got with it.
if (code === 130 && !cancelled) await new Promise((resolve) => { setTimeout(resolve, 200); });
if (cancelled) {
  // In a group of their own, so that a second cancel does not stop the tidying up.
  for (const argv of onCancel) await execute(argv, true);
}
say({ type: "done", outcome: cancelled ? "cancelled" : code === 0 ? "succeeded" : "failed", code });
