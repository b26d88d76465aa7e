/** Without schemas: the page needs these words, and zod would cost it 20 kB. */
export type MetricId = "cpu" | "memory" | "network" | "block";

/** What is measured of a container, in the order in which figures travel. CPU in per cent of one CPU, memory in bytes, the rest in bytes per second. */
export const QUANTITIES = ["cpu", "memory", "rx", "tx", "read", "write"] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** The metrics, and the quantities that each one's chart shows. */
export const METRICS: Record<MetricId, readonly Quantity[]> = { cpu: ["cpu"], memory: ["memory"], network: ["rx", "tx"], block: ["read", "write"] };
export const METRIC_IDS: readonly MetricId[] = ["cpu", "memory", "network", "block"];
