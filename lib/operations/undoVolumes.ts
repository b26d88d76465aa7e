import type { Undo } from "../contracts/data";
import type { VolumeFact } from "../engine/volumes";

/** Labels of the copies that a reset keeps. */
export const UNDO_PROJECT = "flightdeck.undo.project";
export const UNDO_VOLUME = "flightdeck.undo.volume";
export const UNDO_AT = "flightdeck.undo.at";

export interface UndoCopy { copy: string; volume: string; at: number; bytes: number | null }

/** The newest complete set of copies of this stack's volumes. Pure. */
export function newestUndo(volumes: readonly VolumeFact[], project: string): UndoCopy[] {
  const copies = volumes.filter((volume) => volume.labels[UNDO_PROJECT] === project).map((volume) => ({
    copy: volume.name, volume: volume.labels[UNDO_VOLUME] ?? "", at: Number(volume.labels[UNDO_AT] ?? 0), bytes: volume.bytes,
  }));
  const at = Math.max(0, ...copies.map((copy) => copy.at));
  return copies.filter((copy) => copy.at === at);
}

/** The same as the page shows it; null when there is none. */
export function undoOf(copies: readonly UndoCopy[]): Undo | null {
  const first = copies[0];
  if (!first) return null;
  const known = copies.every((copy) => copy.bytes !== null);
  return { at: first.at, bytes: known ? copies.reduce((sum, copy) => sum + (copy.bytes ?? 0), 0) : null, volumes: copies.map((copy) => copy.volume) };
}

/** argv that copies one volume into another, owners and times included, in a container without a network. */
export function copyCommand(image: string, from: string, to: string): string[] {
  return ["docker", "run", "--rm", "--network", "none", "--user", "0:0", "--entrypoint", "cp", "-v", `${from}:/from:ro`, "-v", `${to}:/to`, image, "-a", "/from/.", "/to/"];
}
