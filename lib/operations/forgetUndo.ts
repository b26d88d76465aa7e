import { removeVolume, volumesWithSizes, volumeUsers } from "../engine/volumes";
import { FlightdeckError } from "../errors";
import { list } from "../stack/words";
import type { PlanContext } from "./plan";
import { UNDO_PROJECT, newestUndo } from "./undoVolumes";

function refused(why: string, todo: string): FlightdeckError {
  return new FlightdeckError({ code: "undo-copy-kept", what: "The undo copy can't be deleted now. Nothing was changed.", why, todo }, { status: 409 });
}

/**
 * Deletes the copy of the volumes that was taken at `at`, and what is left of older ones: volumes that a reset of this stack has marked
 * as its copies, and no other. Throws FlightdeckError (409) when another copy is the newest, one is in use, or an operation runs.
 */
export async function forgetUndo({ config, docker }: Pick<PlanContext, "config" | "docker">, at: number, operation: () => string | null): Promise<void> {
  const all = await volumesWithSizes(docker);
  const newest = newestUndo(all, config.project);
  if (Math.max(0, ...newest.map((copy) => copy.at)) !== at) throw refused(newest.length > 0 ? "A newer copy has taken its place." : "There is no copy any more.", "Look at what the page shows now.");
  const copies = new Set(newest.map(({ copy }) => copy));
  // The mark of a whole set goes first: a set that is cut short is never put back.
  const own = all.filter((volume) => volume.labels[UNDO_PROJECT] === config.project).map((volume) => volume.name).toSorted((a, b) => Number(copies.has(a)) - Number(copies.has(b)));
  const users = (await Promise.all(own.map((name) => volumeUsers(docker, name)))).flat();
  if (users.length > 0) throw refused(`It is used by container ${list(users.map((user) => user.name))}.`, "Remove that container and try again.");
  const busy = operation();
  if (busy !== null) throw refused(`An operation runs: ${busy}.`, "Wait for its end, then delete it.");
  for (const name of own) await removeVolume(docker, name);
}
