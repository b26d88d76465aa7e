import * as z from "zod/mini";
import { METRIC_IDS } from "./quantities";

/** One figure a quantity, in the order of QUANTITIES; null where nothing is known. */
const Figures = z.array(z.nullable(z.number()));
export type Figures = z.infer<typeof Figures>;

const Line = z.object({ mean: Figures, max: Figures });

/** The curve of one service, or of the whole stack. One line a quantity of the metric; `t`: epoch ms at which each point begins. */
export const Series = z.object({
  service: z.string(),
  /** Memory limit in bytes; null without one, and for other metrics. */
  limit: z.nullable(z.number()),
  t: z.array(z.number()),
  /** Times, each between two points, at which it did not run: the curve is broken there. */
  pauses: z.array(z.number()),
  lines: z.array(Line),
});
export type Series = z.infer<typeof Series>;

/** Reply of GET /api/metrics. */
export const Metrics = z.object({
  metric: z.enum(METRIC_IDS),
  from: z.number(),
  to: z.number(),
  /** Milliseconds from one point to the next at the least. */
  step: z.number(),
  total: Series,
  services: z.array(Series),
});
export type Metrics = z.infer<typeof Metrics>;

/** A message of GET /api/metrics/live: what was measured at one moment. */
export const Round = z.object({
  at: z.number(), total: Figures, services: z.record(z.string(), Figures),
  /** When what is measured again for the first time since had ended, by service; "": the whole stack. */
  ended: z.record(z.string(), z.number()),
});
export type Round = z.infer<typeof Round>;

const time = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number));

/** Query of GET /api/metrics. `services`: names, comma between them; all without it. `from`, `to`: epoch ms. */
export const MetricsQuery = z.strictObject({
  metric: z.optional(z.enum(METRIC_IDS)), services: z.optional(z.string().check(z.maxLength(4_000))), from: z.optional(time), to: z.optional(time),
});
