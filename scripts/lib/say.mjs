import { describeFailure, Failure } from "./failure.mjs";

const write = (line) => process.stdout.write(`${line}\n`);

/** A step that is done or needed nothing. */
export const done = (text) => write(`  ✓ ${text}`);
/** A step that takes a while and has just begun. */
export const busy = (text) => write(`  • ${text}`);
/** Something the reader should know, though the start goes on. */
export const warn = (text) => write(`  ! ${text}`);
/** A plain line. */
export const line = (text = "") => write(text);

/** 8400 -> "8.4 s", 125000 -> "2 min 5 s". */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const BEAT_MS = 20_000;

/** Runs one long step between a "busy" and a "done" line that tells its time; one that takes very long says in between that it goes on. */
export async function timed(text, after, work) {
  const from = Date.now();
  busy(text);
  const beat = setInterval(() => write(`    … goes on, ${duration(Date.now() - from)} so far`), BEAT_MS);
  const result = await work().finally(() => clearInterval(beat));
  done(`${after} (${duration(Date.now() - from)})`);
  return result;
}

/** Says why the command ends, and ends it. Anything unforeseen is shown whole: it is a defect of ours. */
export function giveUp(error) {
  const failure = error instanceof Failure ? error : new Failure({
    what: "Flightdeck met an error it did not foresee.",
    why: error instanceof Error ? error.message : String(error),
    todo: "run the command again; if it stays, report it with the text above.",
    detail: error instanceof Error ? error.stack : undefined,
  });
  process.stderr.write(`${describeFailure(failure)}\n`);
  process.exit(1);
}
