import type { Figures } from "../contracts/metrics";
import { QUANTITIES } from "../contracts/quantities";
import type { Counters } from "../engine/stats";

const NS_PER_MS = 1e6;
/** The engine's clock was set when it says so much more or less than its CPU time does. */
const CLOCK_SET_MS = 2_000;

/** Milliseconds between two readings: by the engine's clock, unless that was set in between. 0 when they are not apart. */
export function elapsedMs(before: Counters, after: Counters): number {
  const byClock = after.at - before.at;
  if (before.systemNs === null || after.systemNs === null || after.systemNs <= before.systemNs) return Math.max(0, byClock);
  const byCpu = (after.systemNs - before.systemNs) / after.cpus / NS_PER_MS;
  // The machine's CPU time lacks what a hypervisor took away, so the clock is the better one as long as it ran.
  return byClock <= 0 || Math.abs(byClock - byCpu) > Math.max(CLOCK_SET_MS, byCpu) ? byCpu : byClock;
}

/** Growth of a counter per second; null when it began anew in between (the container was restarted) or is not told. */
function perSecond(before: number | null, after: number | null, ms: number): number | null {
  return before === null || after === null || after < before || ms <= 0 ? null : ((after - before) / ms) * 1_000;
}

/** Two readings of one container -> figures in the order of QUANTITIES. Without an earlier reading only the memory is known. Pure. */
export function figuresOf(before: Counters | null, after: Counters): Figures {
  const ms = before ? elapsedMs(before, after) : 0;
  const cpuNs = perSecond(before?.cpuNs ?? null, after.cpuNs, ms);
  return [
    cpuNs === null ? null : (cpuNs / 1e9) * 100,
    after.memory,
    perSecond(before?.rx ?? null, after.rx, ms),
    perSecond(before?.tx ?? null, after.tx, ms),
    perSecond(before?.read ?? null, after.read, ms),
    perSecond(before?.write ?? null, after.write, ms),
  ];
}

/** Sum of the figures that are known. */
export function totalOf(all: Iterable<Figures>): Figures {
  const sum: Figures = QUANTITIES.map(() => null);
  for (const figures of all) {
    for (const [index, value] of figures.entries()) if (value !== null) sum[index] = (sum[index] ?? 0) + value;
  }
  return sum;
}
