import { bytes, percent } from "@/lib/client/format";
import type { Resource } from "@/lib/contracts/machine";

export interface Gauge {
  /** "3.4 of 7.7 GB in use" */
  used: string;
  /** "2.6 GB short"; null when there is enough. */
  short: string | null;
  /** Lower left: what the stack takes, or what is free. */
  stack: string;
  need: string;
  /** Per cent of the bar. `needShare` is null where the need is more than there is. */
  usedShare: number;
  stackShare: number;
  needShare: number | null;
}

/** A resource in words and lengths. Pure. */
export function describeGauge({ id, total, used, stack, need, have, short }: Resource): Gauge {
  const share = (value: number | null) => (total && value !== null ? Math.min(100, Math.max(0, (value / total) * 100)) : 0);
  // Disk is compared by what is free, so its tick stands where free space runs out of the need.
  const tick = id === "disk" ? (total === null ? 0 : total - need) : need;
  return {
    ...words(id, total, used, stack, need),
    short: short ? (have === null ? "short" : id === "cpu" ? `${need - have} short` : `${bytes(need - have)} short`) : null,
    usedShare: share(used),
    stackShare: share(stack),
    needShare: total === null || tick < 0 || tick > total ? null : share(tick),
  };
}

function words(id: Resource["id"], total: number | null, used: number | null, stack: number | null, need: number): Pick<Gauge, "used" | "stack" | "need"> {
  if (total === null) return { used: "not known", stack: "", need: `needs ${id === "cpu" ? need : bytes(need)}` };
  switch (id) {
    case "memory":
      return { used: used === null ? `${bytes(total)} in all` : `${bytes(used)} of ${bytes(total)} in use`, stack: stack === null ? "" : `stack ${bytes(stack)}`, need: `needs ${bytes(need)}` };
    case "cpu":
      return { used: used === null ? `${total} CPUs` : `${used.toFixed(1)} of ${total} CPUs in use`, stack: stack === null ? "" : `stack ${percent(stack * 100)} of one`, need: `needs ${need}` };
    case "disk":
      return { used: used === null ? `${bytes(total)} in all` : `${bytes(used)} of ${bytes(total)} in use`, stack: used === null ? "" : `${bytes(Math.max(0, total - used))} free of ${bytes(total)}`, need: `needs ${bytes(need)} free` };
    default:
      return id satisfies never;
  }
}
