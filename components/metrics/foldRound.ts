import type { Figures, Metrics, Round, Series } from "@/lib/contracts/metrics";
import { METRICS, QUANTITIES } from "@/lib/contracts/quantities";

/** Curves with one more round of figures at their end; what is older than `last` ms falls off at the front. Pure. */
export function foldRound(metrics: Metrics, round: Round, last: number): Metrics {
  const begin = Math.floor(round.at / metrics.step) * metrics.step;
  const quantities = METRICS[metrics.metric].map((quantity) => QUANTITIES.indexOf(quantity));
  const from = round.at - last;
  const fold = (series: Series, figures: Figures | undefined): Series => {
    const values = quantities.map((quantity) => figures?.[quantity] ?? null);
    const old = series.t.at(-1) ?? 0;
    const pauses = [...series.pauses.filter((t) => t >= from), ...pauseBefore(begin, round.ended[series.service], metrics.step)];
    if (values.every((value) => value === null) || begin < old) return { ...series, pauses };
    const keep = old === begin ? series.t.length - 1 : series.t.length;
    const cut = Math.max(0, series.t.findIndex((t) => t >= from - metrics.step));
    return {
      ...series,
      t: [...series.t.slice(cut, keep), begin],
      pauses,
      lines: series.lines.map((line, index) => {
        const value = values[index] ?? null;
        const [mean, max] = old === begin ? [line.mean[keep] ?? null, line.max[keep] ?? null] : [null, null];
        return { mean: [...line.mean.slice(cut, keep), newer(mean, value)], max: [...line.max.slice(cut, keep), larger(max, value)] };
      }),
    };
  };
  return {
    ...metrics, from, to: round.at,
    total: fold(metrics.total, round.total),
    services: metrics.services.map((series) => fold(series, round.services[series.service])),
  };
}

/** A step that was left empty since the end of what is measured again. */
function pauseBefore(begin: number, ended: number | undefined, step: number): number[] {
  const pause = ended === undefined ? begin : (Math.floor(ended / step) + 1) * step;
  return pause < begin ? [pause] : [];
}

/** Within a step that goes on, the mean is not known exactly here: it moves towards what comes, and the next answer of the panel is exact. */
function newer(mean: number | null, value: number | null): number | null {
  return mean === null || value === null ? value ?? mean : (mean * 2 + value) / 3;
}

function larger(max: number | null, value: number | null): number | null {
  return max === null || value === null ? value ?? max : Math.max(max, value);
}
