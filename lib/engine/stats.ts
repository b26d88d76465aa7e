import type { Readable } from "node:stream";
import type Docker from "dockerode";
import { lineSplitter } from "./lines";
import { StatsReply } from "./replies";

/** Counters of one container at one moment; memory in bytes without the page cache. Null: the engine does not tell. */
export interface Counters {
  /** The engine's own time, epoch ms. */
  at: number;
  cpuNs: number;
  /** CPU time of the engine's whole machine, idle time included. */
  systemNs: number | null;
  cpus: number;
  memory: number;
  rx: number | null;
  tx: number | null;
  read: number | null;
  write: number | null;
}

function sumOf(entries: readonly number[]): number | null {
  return entries.length > 0 ? entries.reduce((sum, value) => sum + value, 0) : null;
}

/** The engine's reply -> counters. cgroup v1 and v2 name the inactive page cache differently. Null for a container that has just ended. */
export function countersFrom(reply: StatsReply): Counters | null {
  const { cpu_stats: cpu, memory_stats: memory } = reply;
  const at = Date.parse(reply.read);
  if (memory.usage === undefined || Number.isNaN(at) || at <= 0) return null;
  const networks = Object.values(reply.networks ?? {});
  const transfers = reply.blkio_stats?.io_service_bytes_recursive ?? [];
  const moved = (op: string): number | null => sumOf(transfers.filter((entry) => entry.op.toLowerCase() === op).map((entry) => entry.value));
  return {
    at,
    cpuNs: cpu.cpu_usage.total_usage,
    systemNs: cpu.system_cpu_usage ?? null,
    cpus: cpu.online_cpus ?? 1,
    memory: Math.max(0, memory.usage - (memory.stats?.total_inactive_file ?? memory.stats?.inactive_file ?? 0)),
    rx: sumOf(networks.map((network) => network.rx_bytes)),
    tx: sumOf(networks.map((network) => network.tx_bytes)),
    read: moved("read"),
    write: moved("write"),
  };
}

/** Counters of one container now, about 3 ms (`one-shot`: the engine keeps no earlier ones for us). Null when it is not running. */
export async function readCounters(docker: Docker, id: string): Promise<Counters | null> {
  try {
    return countersFrom(StatsReply.parse(await docker.getContainer(id).stats({ stream: false, "one-shot": true })));
  } catch (error) {
    if (error instanceof Error && "statusCode" in error) return null;
    throw error;
  }
}

/** Follows a container's counters, one reading a second, until `signal` aborts or the container ends. `docker` must have no time-out. */
export async function followCounters(docker: Docker, id: string, onCounters: (counters: Counters) => void, signal: AbortSignal): Promise<void> {
  const stream = (await docker.getContainer(id).stats({ stream: true })) as Readable;
  const close = (): void => { stream.destroy(); };
  if (signal.aborted) return close();
  signal.addEventListener("abort", close, { once: true });
  const split = lineSplitter((line) => {
    if (line.trim() === "") return;
    const counters = countersFrom(StatsReply.parse(JSON.parse(line)));
    if (counters) onCounters(counters);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      stream.on("data", (chunk: Uint8Array) => {
        try {
          split(chunk);
        } catch (error) {
          stream.destroy(error instanceof Error ? error : new Error(String(error)));
        }
      });
      stream.once("end", resolve);
      stream.once("close", resolve);
      stream.once("error", reject);
    });
  } finally {
    signal.removeEventListener("abort", close);
  }
}
