import type { Figures, Series } from "../contracts/metrics";
import type { Point } from "./track";

/** More points than a chart has room for tell no more. */
const MOST_POINTS = 600;
const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600];

/** The smallest round number of milliseconds that cuts a time into at most 600 points. */
export function stepFor(ms: number): number {
  const step = STEPS_S.find((seconds) => ms / (seconds * 1_000) <= MOST_POINTS);
  return (step ?? Math.ceil(ms / MOST_POINTS / 600_000) * 600) * 1_000;
}

/**
 * Points, oldest first -> one point a step, at most: the mean of means and the largest maximum of the quantities that were asked for. A point
 * without any figure says that nothing ran: where a step was left empty meanwhile, that is a pause. Pure.
 */
export function resample(points: Iterable<Point>, step: number, quantities: readonly number[]): Pick<Series, "t" | "lines" | "pauses"> {
  const t: number[] = [];
  const pauses: number[] = [];
  let ended = false;
  const lines = quantities.map(() => ({ mean: [] as Figures, max: [] as Figures }));
  const counts = quantities.map(() => 0);
  for (const point of points) {
    if (point.mean.every((value) => value === null)) {
      ended = true;
      continue;
    }
    const begin = Math.floor(point.t / step) * step;
    const before = t.at(-1);
    if (ended && before !== undefined && begin - before > step) pauses.push(before + step);
    ended = false;
    if (before !== begin) {
      t.push(begin);
      counts.fill(0);
      for (const line of lines) {
        line.mean.push(null);
        line.max.push(null);
      }
    }
    const last = t.length - 1;
    for (const [index, quantity] of quantities.entries()) {
      const line = lines[index];
      const mean = point.mean[quantity] ?? null;
      if (!line || mean === null) continue;
      const count = (counts[index] ?? 0) + 1;
      counts[index] = count;
      const old = line.mean[last] ?? mean;
      line.mean[last] = old + (mean - old) / count;
      line.max[last] = Math.max(line.max[last] ?? 0, point.max[quantity] ?? mean);
    }
  }
  const whole = (figures: Figures): Figures => figures.map((value) => (value === null ? null : round(value)));
  return { t, pauses, lines: lines.map((line) => ({ mean: whole(line.mean), max: whole(line.max) })) };
}

/** Two places are enough for per cent; bytes are whole. */
export function round(value: number): number {
  return value < 1_000 ? Math.round(value * 100) / 100 : Math.round(value);
}
