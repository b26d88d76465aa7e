import type { Figures } from "../contracts/metrics";
import type { Usage } from "../contracts/machine";
import type { MetricsRound } from "./collector";

const KEPT = 60;
/** While rounds come once a second, only every tenth is of use for a curve of minutes. */
const APART_MS = 9_000;

/** The short curves of the home page: CPU and memory of what runs, the last sixty figures. */
export class UsageCurves {
  private readonly curves = new Map<string, Usage>();
  private readonly takenAt = new Map<string, number>();
  total: Figures | null = null;

  get usage(): Usage[] { return [...this.curves.values()]; }

  /** True when a curve has changed. */
  take({ at, services, total }: MetricsRound): boolean {
    this.total = total;
    let changed = false;
    for (const [service, [cpu, memory]] of services) {
      const since = at - (this.takenAt.get(service) ?? 0);
      if (cpu === null || cpu === undefined || memory === null || memory === undefined || (since >= 0 && since < APART_MS)) continue;
      const old = this.curves.get(service) ?? { service, cpu: [], memory: [] };
      this.curves.set(service, { service, cpu: [...old.cpu, Math.round(cpu * 10) / 10].slice(-KEPT), memory: [...old.memory, memory].slice(-KEPT) });
      this.takenAt.set(service, at);
      changed = true;
    }
    return changed;
  }

  /** Forgets what does not run any more. `running`: services. */
  keepOnly(running: ReadonlySet<string>): void {
    for (const service of this.curves.keys()) {
      if (running.has(service)) continue;
      this.curves.delete(service);
      this.takenAt.delete(service);
    }
    if (running.size === 0) this.total = null;
  }
}
