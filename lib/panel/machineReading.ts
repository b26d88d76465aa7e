import type { EngineClient } from "../engine/client";
import type { Machine } from "../contracts/machine";
import type { Figures } from "../contracts/metrics";
import { readDisk } from "../engine/disk";
import type { InfoReply } from "../engine/replies";
import { describeMachine, isLocalEngine, measureLocal } from "../preflight/machine";
import type { CpuClock } from "./cpuClock";

/** What the stack uses (null while nothing runs), and a running container to look from. */
export interface MachineUse { total: Figures | null; container: string | undefined; clock: CpuClock }

/** Measures the machine that the engine runs on: directly when it is this one, else as far as the engine and a running container tell. */
export async function readMachine(engine: { docker: EngineClient; info: InfoReply; host: string }, { total, container, clock }: MachineUse, now: number): Promise<Machine> {
  const { docker, info, host } = engine;
  const local = isLocalEngine(host, info);
  const here = local ? await measureLocal(info) : { memoryUsed: null, diskTotal: null, diskFree: null };
  const disk = here.diskFree === null && container ? await readDisk(docker, container) : here;
  const [cpuStack = null, memoryStack = null] = total ?? [];
  return describeMachine({
    where: local ? "this computer" : info.OperatingSystem.startsWith("Docker Desktop") ? "Docker Desktop's virtual machine" : `the engine's machine ${info.Name}`,
    at: now,
    memoryTotal: info.MemTotal || null, memoryUsed: here.memoryUsed, memoryStack,
    cpus: info.NCPU || null, cpusBusy: local ? clock.read() : null, cpusStack: cpuStack === null ? null : Math.round(cpuStack) / 100,
    diskTotal: disk?.diskTotal ?? null, diskFree: disk?.diskFree ?? null,
  });
}
