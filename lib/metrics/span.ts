import * as z from "zod";
import { METRIC_IDS, type MetricId } from "../contracts/quantities";
import { FlightdeckError } from "../errors";

const DAY_MS = 24 * 60 * 60 * 1_000;
const time = z.coerce.number().int().nonnegative().max(8.64e15);
const Query = z.strictObject({
  metric: z.enum(METRIC_IDS).default("cpu"),
  services: z.string().max(10_000).optional(),
  from: time.optional(),
  to: time.optional(),
});

export interface MetricsQuery { metric: MetricId; services: string[]; from: number; to: number }

function invalid(why: string): FlightdeckError {
  return new FlightdeckError({ code: "query-invalid", what: "The question for metrics can't be understood.", why, todo: "Reload the page and try again." }, { status: 400 });
}

/**
 * The query of GET /api/metrics: `metric`, `services` (names, comma between them; all without it), `from` and `to` in epoch ms (the last
 * 15 minutes without them). At most the last day, never the future. Throws FlightdeckError (400; 404 for a service that there is not).
 */
export function metricsQuery(params: URLSearchParams, known: readonly string[], now: number): MetricsQuery {
  const result = Query.safeParse(Object.fromEntries(params));
  if (!result.success) throw invalid(result.error.issues.map((issue) => `${issue.path.join(".") || "query"}: ${issue.message}`).join("; ").slice(0, 300));
  const { metric, services } = result.data;
  const to = Math.min(result.data.to ?? now, now);
  const from = Math.max(result.data.from ?? to - 15 * 60_000, now - DAY_MS);
  if (from >= to) throw invalid("It ends before it begins, or lies more than a day back.");
  const wanted = services === undefined ? [...known] : services.split(",").filter(Boolean);
  const missing = wanted.find((name) => !known.includes(name));
  if (missing !== undefined) {
    throw new FlightdeckError({ code: "service-unknown", what: "There is no such service.", why: "The compose file has no service of that name.", todo: "Reload the page." }, { status: 404 });
  }
  return { metric, services: [...new Set(wanted)], from, to };
}
