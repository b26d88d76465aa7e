import { docker } from "./docker.mjs";

const UNITS = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** "84.3MiB / 2GiB" -> bytes of the first part. */
export function parseMemory(text) {
  const [, value, unit] = /^([\d.]+)([KMG]?i?B)/.exec(text);
  return Number(value) * UNITS[unit];
}

/** Bytes that a project's containers use; `docker stats` leaves out the page cache that can be dropped (inactive file). */
export async function memoryOf(project) {
  const lines = await docker("stats", "--no-stream", "--format", "{{.MemUsage}}", ...(await project.containers()));
  return lines.split("\n").map(parseMemory).reduce((all, one) => all + one, 0);
}
