import type { Probe } from "@/lib/contracts/service";

export interface Bar {
  probe: Probe;
  look: "passed" | "slow" | "failed";
  /** Pixels. */
  height: number;
}

export const SHOWN = 40;
const LOWEST = 8;
const HIGHEST = 52;
/** A second at least fills the strip: differences below that are not worth looking at. */
const FULL_MS = 1_000;
const SLOW_TIMES = 3;

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/**
 * The last probes as bars: the height is how long one took, drawn so that short ones still differ. One that waited for the service
 * to come up (`boot`: from start to ready, epoch ms) is not slow. Pure.
 */
export function barsOf(probes: readonly Probe[], boot: { from: number; to: number } | null = null): Bar[] {
  const shown = probes.slice(-SHOWN);
  const longest = Math.max(FULL_MS, ...shown.map((probe) => probe.durationMs));
  const usual = median(shown.map((probe) => probe.durationMs)) ?? 0;
  const boots = ({ at }: Probe): boolean => boot !== null && at >= boot.from && at <= boot.to;
  return shown.map((probe) => ({
    probe,
    look: probe.exitCode !== 0 ? "failed" : probe.durationMs > Math.max(FULL_MS, usual * SLOW_TIMES) && !boots(probe) ? "slow" : "passed",
    height: Math.round(LOWEST + (HIGHEST - LOWEST) * Math.sqrt(probe.durationMs / longest)),
  }));
}

/** What was kept, and what the live state has that was not kept yet. Oldest first. Pure. */
export function joinProbes(kept: readonly Probe[], live: readonly Probe[]): Probe[] {
  return [...new Map([...kept, ...live].map((probe) => [probe.at, probe])).values()].sort((a, b) => a.at - b.at);
}
