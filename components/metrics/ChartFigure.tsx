"use client";
import { clock, timeOfDay } from "@/lib/client/format";
import { useSnapshot } from "@/lib/client/snapshot";
import { useNow } from "@/lib/client/useNow";
import type { Metrics, Series } from "@/lib/contracts/metrics";
import { METRICS } from "@/lib/contracts/quantities";
import { Chart, type ChartLine } from "./Chart";
import { gapOf, summary } from "./curve";
import type { Mark } from "./marks";
import { figure, METRIC_WORDS, QUANTITY_WORDS } from "./scale";
import type { Span } from "./span";

/** Lines of one service or of the stack; a metric with two quantities has two. `several`: they stand beside other services' lines. */
export function linesOf(metrics: Metrics, series: Series, color: string, several: boolean): ChartLine[] {
  return METRICS[metrics.metric].map((quantity, index) => ({
    id: `${series.service} ${quantity}`,
    name: [several ? series.service : "", QUANTITY_WORDS[quantity]].filter(Boolean).join(" "),
    color, dashed: index > 0, t: series.t, pauses: series.pauses, step: metrics.step,
    mean: series.lines[index]?.mean ?? [], max: series.lines[index]?.max ?? [],
  }));
}

interface Props {
  title: string;
  metrics: Metrics;
  series: Series;
  /** What happened; on a service's chart only what is its own is shown. */
  marks: readonly Mark[];
  onZoom?: (span: Span) => void;
  tall?: boolean;
}

/** One chart with its title and what it says in words. */
export function ChartFigure({ title, metrics, series, marks, onZoom, tall }: Props) {
  const lines = linesOf(metrics, series, "var(--color-data)", false);
  const what = METRIC_WORDS[metrics.metric].title;
  const whole = series.service === "";
  const runs = useSnapshot(({ services }) => services.some((one) => one.startedAt !== null && (whole || one.name === series.service)));
  const label = title === what ? (whole ? `${what} of the stack` : `${what} of ${series.service}`) : `${what} of ${title}`;
  return (
    <figure className="figure">
      <figcaption><span className="font-medium">{title}</span><Summary metrics={metrics} lines={lines} limit={series.limit} runs={runs} /></figcaption>
      {lines.some((line) => line.mean.some((value) => value !== null))
        ? <Chart label={label} metric={metrics.metric} lines={lines} limit={series.limit} marks={whole ? marks : marks.filter(({ entry }) => entry.service === series.service)} named={whole} from={metrics.from} to={metrics.to} step={metrics.step} onZoom={onZoom} tall={tall} />
        : <p className="nothing">{emptyWords(metrics, runs)}</p>}
    </figure>
  );
}

/** Why a chart is empty; `runs`: whether there is anything to measure by now. */
export function emptyWords({ metric, total }: Metrics, runs: boolean): string {
  if (metric === "block" && total.t.length > 0) return "The engine has counted no block I/O";
  if (metric === "network" && total.t.length > 0) return "The engine tells of no network";
  return runs ? "No samples yet, first in 5 s" : "No samples: nothing of it ran in this time, or too briefly";
}

/** A long bucket holds its peak somewhere within. */
function when(at: number, step: number, now: number): string {
  return step < 60_000 ? `at ${clock(at, now)}` : `around ${timeOfDay(at + step / 2, false)}`;
}

/** "62 %, mean 20 %, peak 112 % at 14:01:54": the chart in words. */
function Summary({ metrics: { metric, step, to }, lines, limit, runs }: { metrics: Metrics; lines: readonly ChartLine[]; limit: number | null; runs: boolean }) {
  const text = useNow((now) => lines.flatMap((line) => {
    const told = summary(line.t, line.mean, line.max);
    if (!told) return [];
    if (lines.length > 1) return [`${line.name} ${figure(metric, told.last)}`];
    return [`mean ${figure(metric, told.mean)}, peak ${figure(metric, told.peak)} ${when(told.peakAt, step, now)}`];
  }).join(", "));
  const first = lines[0];
  const told = first && summary(first.t, first.mean, first.max);
  // Of what has ended meanwhile there is no figure of now.
  const old = told && (!runs || to - told.lastAt > gapOf(step));
  const now = lines.length === 1 ? told : null;
  return (
    <span className="sum">
      {old && "last "}{now && <b>{figure(metric, now.last)}</b>}{now && limit !== null && ` of ${figure(metric, limit)}`}{now && text && ", "}{text}
    </span>
  );
}
