import type { Undo } from "../contracts/data";
import type { VolumeFact } from "../engine/volumes";

/** Labels of the copies that a reset keeps. */
export const UNDO_PROJECT = "flightdeck.undo.project";
const UNDO_VOLUME = "flightdeck.undo.volume";
const UNDO_AT = "flightdeck.undo.at";
/** On a volume made after the last copy of a set: without it the set may be cut short and is never put back. */
const UNDO_COMPLETE = "flightdeck.undo.complete";

export interface UndoCopy { copy: string; volume: string; at: number; bytes: number | null }

function timeOf(volume: VolumeFact): number { return Number(volume.labels[UNDO_AT] ?? 0); }

/**
 * The newest whole copy of each of this stack's volumes: a copy counts once all of its set were made. They are of one set but for a reset
 * that stopped halfway: what it had removed is then in the set before. Pure.
 */
export function newestUndo(volumes: readonly VolumeFact[], project: string): UndoCopy[] {
  const own = volumes.filter((volume) => volume.labels[UNDO_PROJECT] === project);
  const complete = new Set(own.filter((volume) => volume.labels[UNDO_COMPLETE]).map(timeOf));
  const newest = new Map<string, UndoCopy>();
  for (const volume of own) {
    const of = volume.labels[UNDO_VOLUME];
    const at = timeOf(volume);
    if (of && complete.has(at) && (newest.get(of)?.at ?? -1) < at) newest.set(of, { copy: volume.name, volume: of, at, bytes: volume.bytes });
  }
  return [...newest.values()];
}

/**
 * The copies that nobody needs any more once there are newer ones of these volumes, or these were put back: with the marks of the sets
 * of which nothing is left. A copy of a volume that is not among them stays. Pure.
 */
export function supersededCopies(volumes: readonly VolumeFact[], project: string, names: readonly string[]): string[] {
  const own = volumes.filter((volume) => volume.labels[UNDO_PROJECT] === project);
  const isGone = (volume: VolumeFact): boolean => names.includes(volume.labels[UNDO_VOLUME] ?? "");
  const left = new Set(own.filter((volume) => volume.labels[UNDO_VOLUME] && !isGone(volume)).map(timeOf));
  // The mark of a set goes first: without it the set is never put back.
  return [...own.filter((volume) => volume.labels[UNDO_COMPLETE] && !left.has(timeOf(volume))), ...own.filter(isGone)].map((volume) => volume.name);
}

/** The same as the page shows it; null when there is none. */
export function undoOf(copies: readonly UndoCopy[]): Undo | null {
  const first = copies[0];
  if (!first) return null;
  const known = copies.every((copy) => copy.bytes !== null);
  return { at: Math.max(...copies.map((copy) => copy.at)), bytes: known ? copies.reduce((sum, copy) => sum + (copy.bytes ?? 0), 0) : null, volumes: copies.map((copy) => copy.volume) };
}

function labelsOf(project: string, at: number): string[] {
  return ["--label", `${UNDO_PROJECT}=${project}`, "--label", `${UNDO_AT}=${at}`];
}

/** Marks a set of copies as whole: only then is it put back. */
export function completeCommand(project: string, at: number): string[] {
  return ["docker", "volume", "create", ...labelsOf(project, at), "--label", `${UNDO_COMPLETE}=1`, `${project}_undo_${at}`];
}

/** Commands that keep a copy of each volume. */
export function copyCommands(project: string, at: number, volumes: readonly { engineName: string; image: string }[]): string[][] {
  return volumes.flatMap(({ engineName, image }) => [
    ["docker", "volume", "create", ...labelsOf(project, at), "--label", `${UNDO_VOLUME}=${engineName}`, `${engineName}_undo_${at}`],
    copyCommand(image, engineName, `${engineName}_undo_${at}`),
  ]);
}

/** argv that copies one volume into another, owners and times included, in a container without a network. */
export function copyCommand(image: string, from: string, to: string): string[] {
  return ["docker", "run", "--rm", "--network", "none", "--user", "0:0", "--entrypoint", "cp", "-v", `${from}:/from:ro`, "-v", `${to}:/to`, image, "-a", "/from/.", "/to/"];
}
