import { Metrics } from "@/lib/contracts/metrics";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { metricsQuery } from "@/lib/metrics/query";

/** Curves of one metric over a time of the last day. */
export const GET = guarded(async ({ panel, query }) => {
  const asked = metricsQuery(query, panel.model().services.map((service) => service.name), Date.now());
  return json(Metrics.parse(await panel.metrics.query(asked)));
});
