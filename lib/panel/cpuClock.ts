import os from "node:os";

/** How many CPUs of this computer are busy. */
export class CpuClock {
  private last = { busy: 0, total: 0 };

  /** CPUs busy since the last call; null at the first. */
  read(): number | null {
    let busy = 0;
    let total = 0;
    // Slow: the kernel asks each CPU for its clock rate.
    const all = os.cpus();
    for (const { times } of all) {
      const sum = times.user + times.nice + times.sys + times.idle + times.irq;
      total += sum;
      busy += sum - times.idle;
    }
    const elapsed = total - this.last.total;
    const cpus = this.last.total > 0 && elapsed > 0 ? Math.round(((busy - this.last.busy) / elapsed) * all.length * 100) / 100 : null;
    this.last = { busy, total };
    return cpus;
  }
}
