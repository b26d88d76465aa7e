import type { EngineClient } from "../engine/client";
import type { Machine } from "../contracts/machine";
import { readDisk } from "../engine/disk";
import type { InfoReply } from "../engine/replies";
import { describeMachine, isLocalEngine, measureLocal } from "../preflight/machine";
import type { UsageSampler } from "./usage";

/** Measures the machine that the engine runs on: directly when it is this one, else as far as the engine and a running container tell. */
export async function readMachine(engine: { docker: EngineClient; info: InfoReply; host: string }, sampler: UsageSampler, running: ReadonlyMap<string, string>, now: number): Promise<Machine> {
  const { docker, info, host } = engine;
  const local = isLocalEngine(host, info);
  const here = local ? await measureLocal(info) : { memoryUsed: null, diskTotal: null, diskFree: null };
  const container = [...running.values()][0];
  const disk = here.diskFree === null && container ? await readDisk(docker, container) : here;
  const sum = (pick: (usage: { cpu: number[]; memory: number[] }) => number): number | null =>
    (sampler.usage.length > 0 ? sampler.usage.reduce((total, usage) => total + pick(usage), 0) : null);
  const cpusStack = sum((usage) => usage.cpu.at(-1) ?? 0);
  return describeMachine({
    where: local ? "this computer" : info.OperatingSystem.startsWith("Docker Desktop") ? "Docker Desktop's virtual machine" : `the engine's machine ${info.Name}`,
    at: now,
    memoryTotal: info.MemTotal || null, memoryUsed: here.memoryUsed, memoryStack: sum((usage) => usage.memory.at(-1) ?? 0),
    cpus: info.NCPU || null, cpusBusy: local ? sampler.cpusBusy : null, cpusStack: cpusStack === null ? null : Math.round(cpusStack) / 100,
    diskTotal: disk?.diskTotal ?? null, diskFree: disk?.diskFree ?? null,
  });
}
