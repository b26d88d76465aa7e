import { undo } from "./interrupt.mjs";

const deferred = [];
let running = null;

/** Has `work` done when the bench ends, however it ends; the last one first. */
export function defer(work) {
  deferred.push(work);
}

/** Undoes what the bench set up, once however often it is asked for. What cannot be undone is told, and does not keep the rest from it. */
export function runDeferred() {
  running ??= undo(runAll);
  return running;
}

async function runAll() {
  for (let work = deferred.pop(); work; work = deferred.pop()) {
    try {
      await work();
    } catch (error) {
      process.stderr.write(`  ! could not clean up: ${error.message}\n`);
    }
  }
}
