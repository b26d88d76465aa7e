import { readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import os from "node:os";
import type { Machine, Resource } from "../contracts/machine";
import type { InfoReply } from "../engine/replies";
import { size } from "../stack/words";

const NEED_MEMORY = 4e9;
const NEED_CPUS = 2;
const NEED_DISK = 10e9;

/** What was measured where the engine runs; null where it can't be seen from here. */
export interface Measured {
  where: string;
  at: number;
  memoryTotal: number | null; memoryUsed: number | null; memoryStack: number | null;
  cpus: number | null; cpusBusy: number | null; cpusStack: number | null;
  diskTotal: number | null; diskFree: number | null;
}

/** Whether the engine shares this computer's kernel, so that our own readings are the engine's. */
export function isLocalEngine(host: string, info: InfoReply): boolean {
  return process.platform === "linux" && host.startsWith("unix:") && !info.OperatingSystem.startsWith("Docker Desktop") && info.Name === os.hostname();
}

/** Bytes that programs could still get, as the kernel estimates it. */
function availableMemory(): number | null {
  try {
    const match = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"));
    return match ? Number(match[1]) * 1024 : null;
  } catch {
    return null;
  }
}

/** Readings of a local engine's machine; its data folder gives the disk. */
export async function measureLocal(info: InfoReply): Promise<Pick<Measured, "memoryUsed" | "diskTotal" | "diskFree">> {
  const available = availableMemory();
  try {
    const disk = await statfs(info.DockerRootDir);
    return { memoryUsed: available === null ? null : Math.max(0, info.MemTotal - available), diskTotal: disk.blocks * disk.bsize, diskFree: disk.bavail * disk.bsize };
  } catch {
    return { memoryUsed: available === null ? null : Math.max(0, info.MemTotal - available), diskTotal: null, diskFree: null };
  }
}

function resource(id: Resource["id"], need: number, have: number | null, rest: Pick<Resource, "total" | "used" | "stack">, advice: (missing: number) => string): Resource {
  const short = have !== null && have < need;
  return { id, need, have, ...rest, short, advice: short ? advice(need - have) : null };
}

/** Measurements against 4 GB, 2 CPUs, 10 GB. Warns, never forbids. Pure. */
export function describeMachine(measured: Measured): Machine {
  const settings = measured.where === "this computer" ? "Close other programs or add memory." : "Give Docker Desktop more in Settings, Resources.";
  return {
    where: measured.where,
    at: measured.at,
    resources: [
      resource("memory", NEED_MEMORY, measured.memoryTotal, { total: measured.memoryTotal, used: measured.memoryUsed, stack: measured.memoryStack },
        (missing) => `${size(missing)} short: the web server may restart again and again. ${settings}`),
      resource("cpu", NEED_CPUS, measured.cpus, { total: measured.cpus, used: measured.cpusBusy, stack: measured.cpusStack },
        (missing) => `${missing} CPU short: starts take longer and health checks may time out. ${settings}`),
      resource("disk", NEED_DISK, measured.diskFree, {
        total: measured.diskTotal, used: measured.diskTotal === null || measured.diskFree === null ? null : measured.diskTotal - measured.diskFree, stack: null,
      }, (missing) => `${size(missing)} short: builds may fail. See what can be freed with docker system df.`),
    ],
  };
}
