// Runs a plan of commands one after another and outlives the panel: node runner.mjs [LOG] < PLAN
// Without a LOG (no disk to write it to) everything goes to stdout, which may break at any time.
// Its own lines in the log begin with a record separator (0x1e) and are JSON; all else is the commands' output.
// SIGINT to the process group cancels: the running command gets it too, then those of the plan's `onCancel` commands run whose step has begun.
import { spawn } from "node:child_process";
import { appendFileSync, openSync, readFileSync } from "node:fs";
import { devNull } from "node:os";

const [logFile] = process.argv.slice(2);
const { cwd, env, commands, onCancel } = JSON.parse(readFileSync(0, "utf8"));
const log = logFile ? openLog(logFile) : null;
process.stdout.on("error", () => {});

/** The log may have become unwritable since the panel looked: that must not keep the commands from running either. */
function openLog(file) {
  try {
    return openSync(file, "a", 0o600);
  } catch {
    return openSync(devNull, "a");
  }
}
/** A full disk must not keep the commands from running. */
const write = (text) => {
  try {
    if (log === null) process.stdout.write(text);
    else appendFileSync(log, text);
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
    const child = spawn(argv[0], argv.slice(1), { cwd, env, detached, stdio: ["ignore", log ?? "pipe", log ?? "pipe"] });
    child.stdout?.on("data", write);
    child.stderr?.on("data", write);
    child.on("error", (error) => { write(`${error.message}\n`); resolve(127); });
    child.on("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 137)));
  });
}

let code = 0;
const begun = new Set();
for (const { step, argv } of commands) {
  if (cancelled) break;
  begun.add(step);
  say({ type: "begin", step });
  code = await execute(argv, false);
  // The end of an interrupted command may be heard before the signal that this process got with it.
  if (code === 130 && !cancelled) await new Promise((resolve) => { setTimeout(resolve, 200); });
  say({ type: "end", step, code, cancelled });
  if (code !== 0) break;
}
if (cancelled) {
  // In a group of their own, so that a second cancel does not stop the tidying up.
  for (const { after, argv } of onCancel) if (begun.has(after)) await execute(argv, true);
}
const outcome = cancelled ? "cancelled" : code === 0 ? "succeeded" : "failed";
say({ type: "done", outcome, code });
// The same once more for whom the log does not reach: the panel that started this.
process.exitCode = { succeeded: 0, failed: 3, cancelled: 4 }[outcome];
