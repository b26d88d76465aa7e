import os from "node:os";
import type { EngineClient } from "../engine/client";
import type { Usage } from "../contracts/machine";
import { cpuPercent, sampleContainer } from "../engine/stats";
import type { Sample } from "../engine/stats";

const KEPT = 60;

/** CPU and memory of each service over the last samples; sampled only while somebody looks. */
export class UsageSampler {
  private last = new Map<string, Sample>();
  private readonly series = new Map<string, Usage>();
  private ticks = { busy: 0, total: 0 };
  /** CPUs of this computer that were busy between the last two samples. */
  cpusBusy: number | null = null;

  /** One sample of each running container. `running`: service name -> container id. */
  async sample(docker: EngineClient, running: ReadonlyMap<string, string>): Promise<void> {
    const samples = await Promise.all([...running].map(async ([service, id]) => ({ service, id, sample: await sampleContainer(docker, id) })));
    const next = new Map<string, Sample>();
    for (const { service, id, sample } of samples) {
      if (!sample) continue;
      next.set(id, sample);
      const before = this.last.get(id);
      const old = this.series.get(service) ?? { service, cpu: [], memory: [] };
      if (before) {
        this.series.set(service, {
          service,
          cpu: [...old.cpu, Math.round(cpuPercent(before, sample) * 10) / 10].slice(-KEPT),
          memory: [...old.memory, sample.memory].slice(-KEPT),
        });
      }
    }
    this.last = next;
    for (const service of this.series.keys()) if (!running.has(service)) this.series.delete(service);
    this.readCpus();
  }

  get usage(): Usage[] { return [...this.series.values()]; }

  private readCpus(): void {
    let busy = 0;
    let total = 0;
    for (const { times } of os.cpus()) {
      const all = times.user + times.nice + times.sys + times.idle + times.irq;
      total += all;
      busy += all - times.idle;
    }
    const elapsed = total - this.ticks.total;
    if (this.ticks.total > 0 && elapsed > 0) this.cpusBusy = Math.round(((busy - this.ticks.busy) / elapsed) * os.cpus().length * 100) / 100;
    this.ticks = { busy, total };
  }
}
