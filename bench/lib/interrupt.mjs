import { AsyncLocalStorage } from "node:async_hooks";
import os from "node:os";

const undoing = new AsyncLocalStorage();
let signalled = null;

/** Runs what undoes the bench's work: it goes on when the bench itself must not. */
export const undo = (work) => undoing.run(true, work);

/** Whether this is part of what undoes the bench's work. */
export const isUndoing = () => undoing.getStore() === true;

/** Once the bench was told to end, it never gets past this: nothing may be made while what is there is being removed. */
export function unlessInterrupted() {
  return signalled && !isUndoing() ? new Promise(() => {}) : undefined;
}

/**
 * On a signal has the bench's work undone, then ends with the signal's exit code. A signal that comes again (npm and `timeout` hand
 * theirs on beside the one that the whole group gets) changes nothing.
 */
export function undoOnSignal(work) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signalled) return;
      signalled = signal;
      process.stderr.write(`  • ${signal}: removing what this bench made\n`);
      void undo(work).finally(() => process.exit(128 + os.constants.signals[signal]));
    });
  }
}
