const deferred = [];

/** Has `work` done when the bench ends, however it ends; the last one first. */
export function defer(work) {
  deferred.push(work);
}

/** Undoes what the bench set up. What cannot be undone is told, and does not keep the rest from it. */
export async function runDeferred() {
  for (let work = deferred.pop(); work; work = deferred.pop()) {
    try {
      await work();
    } catch (error) {
      process.stderr.write(`  ! could not clean up: ${error.message}\n`);
    }
  }
}
