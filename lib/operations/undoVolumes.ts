import type { Undo } from "../contracts/data";
import type { VolumeFact } from "../engine/volumes";

/** Labels of the copies that a reset keeps. */
export const UNDO_PROJECT = "flightdeck.undo.project";
const UNDO_VOLUME = "flightdeck.undo.volume";
const UNDO_AT = "flightdeck.undo.at";
/** On a volume made after the last copy of a set: without it the set may be cut short and is never put back. */
const UNDO_COMPLETE = "flightdeck.undo.complete";

export interface UndoCopy { copy: string; volume: string; at: number; bytes: number | null }

/** The newest complete set of copies of this stack's volumes. Pure. */
export function newestUndo(volumes: readonly VolumeFact[], project: string): UndoCopy[] {
  const own = volumes.filter((volume) => volume.labels[UNDO_PROJECT] === project);
  const at = Math.max(0, ...own.filter((volume) => volume.labels[UNDO_COMPLETE]).map((volume) => Number(volume.labels[UNDO_AT] ?? 0)));
  return own.flatMap((volume) => {
    const of = volume.labels[UNDO_VOLUME];
    return of && Number(volume.labels[UNDO_AT]) === at ? [{ copy: volume.name, volume: of, at, bytes: volume.bytes }] : [];
  });
}

/** The same as the page shows it; null when there is none. */
export function undoOf(copies: readonly UndoCopy[]): Undo | null {
  const first = copies[0];
  if (!first) return null;
  const known = copies.every((copy) => copy.bytes !== null);
  return { at: first.at, bytes: known ? copies.reduce((sum, copy) => sum + (copy.bytes ?? 0), 0) : null, volumes: copies.map((copy) => copy.volume) };
}

/** Commands that keep a copy of each volume and, only when all are whole, mark the set as complete. */
export function keepCommands(project: string, at: number, volumes: readonly { engineName: string; image: string }[]): string[][] {
  const labels = ["--label", `${UNDO_PROJECT}=${project}`, "--label", `${UNDO_AT}=${at}`];
  const copies = volumes.flatMap(({ engineName, image }) => [
    ["docker", "volume", "create", ...labels, "--label", `${UNDO_VOLUME}=${engineName}`, `${engineName}_undo_${at}`],
    copyCommand(image, engineName, `${engineName}_undo_${at}`),
  ]);
  return volumes.length === 0 ? [] : [...copies, ["docker", "volume", "create", ...labels, "--label", `${UNDO_COMPLETE}=1`, `${project}_undo_${at}`]];
}

/** argv that copies one volume into another, owners and times included, in a container without a network. */
export function copyCommand(image: string, from: string, to: string): string[] {
  return ["docker", "run", "--rm", "--network", "none", "--user", "0:0", "--entrypoint", "cp", "-v", `${from}:/from:ro`, "-v", `${to}:/to`, image, "-a", "/from/.", "/to/"];
}
