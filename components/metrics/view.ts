import { queryOf, type AddressQuery } from "@/lib/client/queryOf";
import { METRIC_IDS, type MetricId } from "@/lib/contracts/quantities";
import { DEFAULT_SPAN, isRange, type Span } from "./span";

/** What the page of metrics shows, as its address says it: a link to it shows the same. No services: the whole stack. */
export interface MetricsView { services: readonly string[]; metric: MetricId; span: Span }

/** An address's query ("?service=web,worker&metric=memory&last=3600000") -> the view; anything odd counts as not given. Pure. */
export function readView(query: AddressQuery): MetricsView {
  const { text, number } = queryOf(query);
  const from = number("from"), to = number("to"), last = number("last");
  const zoomed = from !== null && to !== null && from < to ? { from, to } : null;
  return {
    services: [...new Set(text("service").split(",").filter(Boolean))],
    metric: METRIC_IDS.find((id) => id === text("metric")) ?? "cpu",
    span: zoomed ?? (last !== null && isRange(last) ? { last } : DEFAULT_SPAN),
  };
}

/** The view -> the query of its address, without what is as usual. Pure. */
export function writeView({ services, metric, span }: MetricsView): Record<string, string> {
  return {
    ...(services.length > 0 && { service: services.join(",") }),
    ...(metric !== "cpu" && { metric }),
    ...("from" in span ? { from: String(span.from), to: String(span.to) } : span.last !== DEFAULT_SPAN.last && { last: String(span.last) }),
  };
}
