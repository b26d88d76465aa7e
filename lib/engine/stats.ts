import type Docker from "dockerode";
import { StatsReply } from "./replies";

/** Counters of one container at one moment; memory in bytes without the page cache. */
export interface Sample { cpuNs: number; systemNs: number; cpus: number; memory: number }

/** Raw counters -> a sample. cgroup v1 and v2 name the inactive page cache differently. Null for a container that has just ended. */
export function sampleFrom(reply: StatsReply): Sample | null {
  const { cpu_stats: cpu, memory_stats: memory } = reply;
  if (memory.usage === undefined) return null;
  return {
    cpuNs: cpu.cpu_usage.total_usage,
    systemNs: cpu.system_cpu_usage ?? 0,
    cpus: cpu.online_cpus ?? 1,
    memory: Math.max(0, memory.usage - (memory.stats?.total_inactive_file ?? memory.stats?.inactive_file ?? 0)),
  };
}

/** Per cent of one CPU between two samples, as `docker stats` shows it. */
export function cpuPercent(before: Sample, after: Sample): number {
  const system = after.systemNs - before.systemNs;
  return system > 0 ? Math.max(0, ((after.cpuNs - before.cpuNs) / system) * after.cpus * 100) : 0;
}

/** One sample, about 3 ms (`one-shot`: the engine keeps no earlier one for us). Null when the container is not running. */
export async function sampleContainer(docker: Docker, id: string): Promise<Sample | null> {
  try {
    return sampleFrom(StatsReply.parse(await docker.getContainer(id).stats({ stream: false, "one-shot": true })));
  } catch (error) {
    if (error instanceof Error && "statusCode" in error) return null;
    throw error;
  }
}
