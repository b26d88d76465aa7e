import { once } from "node:events";

/** Ends a process that the bench started, unless it has ended: by a signal to the whole group, too. */
export async function endChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill();
  await gone;
}
