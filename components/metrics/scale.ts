import { bytes, percent } from "@/lib/client/format";
import type { MetricId, Quantity } from "@/lib/contracts/quantities";

export const METRIC_WORDS: Record<MetricId, { title: string; note: string }> = {
  cpu: { title: "CPU", note: "100 % is one CPU" },
  memory: { title: "Memory", note: "without the page cache that can be dropped" },
  network: { title: "Network", note: "solid: received, dashed: sent" },
  block: { title: "Block I/O", note: "solid: read, dashed: written" },
};

/** Names of the lines of metrics that have two. */
export const QUANTITY_WORDS: Record<Quantity, string> = { cpu: "", memory: "", rx: "received", tx: "sent", read: "read", write: "written" };

/** A figure of a metric in words: "62 %", "588 MB", "1.2 MB/s". */
export function figure(metric: MetricId, value: number): string {
  if (metric === "cpu") return percent(value);
  return metric === "memory" ? bytes(value) : `${bytes(value)}/s`;
}

/** A round figure at the axis: "5 %", "40 MB". */
export function tick(metric: MetricId, value: number): string {
  return metric === "cpu" ? `${value} %` : figure(metric, value);
}

/** What the upper end of a chart's scale is at least: small wobbles stay small, and idle services are no flat line. */
const FLOORS: Record<MetricId, number> = { cpu: 4, memory: 1e7, network: 1e4, block: 1e5 };
const NICE = [1, 2, 4, 6, 8, 10];

/** The upper end of a scale that holds these values, such that its half is a round number too. */
export function topOf(metric: MetricId, values: Iterable<number | null>): number {
  let most = FLOORS[metric];
  for (const value of values) if (value !== null && value > most) most = value;
  const power = 10 ** Math.floor(Math.log10(most));
  return (NICE.find((nice) => nice * power >= most) ?? 10) * power;
}
