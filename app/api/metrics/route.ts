import { Metrics, MetricsQuery } from "@/lib/contracts/metrics";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { json } from "@/lib/http/reply";
import { servicesOf } from "@/lib/logs/services";
import { spanOf } from "@/lib/metrics/span";

/** Curves of one metric over a time of the last day. */
export const GET = guarded(async ({ panel, query }) => {
  const { metric = "cpu", services, ...time } = parseQuery(query, MetricsQuery);
  const model = panel.model();
  const names = services === undefined ? model.services.map(({ name }) => name) : servicesOf(model, services);
  return json(Metrics.parse(await panel.metrics.query({ metric, services: names, ...spanOf(time, Date.now()) })));
});
