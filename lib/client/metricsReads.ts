import type { Disk } from "../contracts/disk";
import type { Metrics, Round } from "../contracts/metrics";
import type { MetricId } from "../contracts/quantities";
import type { Api } from "./api";
import { followStream } from "./followStream";
import { expectShape } from "./shape";

/** Curves of a metric: of the services that are named, or of all. */
export async function readMetrics(api: Api, asked: { metric: MetricId; service: string | null; from: number; to: number | null }): Promise<Metrics> {
  const query = new URLSearchParams({ metric: asked.metric, from: String(asked.from) });
  if (asked.service !== null) query.set("services", asked.service);
  if (asked.to !== null) query.set("to", String(asked.to));
  return expectShape<Metrics>(await api.json(`/api/metrics?${query.toString()}`), "metric", "from", "to", "step", "total", "services");
}

export async function readDisk(api: Api): Promise<Disk> {
  return expectShape<Disk>(await api.json("/api/disk"), "measuringSince", "done", "reading", "pruned", "problem");
}

/** Hands out every round of figures until `signal` aborts. */
export function followRounds(api: Api, onRound: (round: Round) => void, signal: AbortSignal): Promise<void> {
  return followStream({
    path: () => "/api/metrics/live", token: api.token, signal,
    onEvent: ({ data }) => onRound(expectShape<Round>(JSON.parse(data), "at", "total", "services")),
  });
}
