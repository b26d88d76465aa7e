import type { Figures } from "@/lib/contracts/metrics";

/** Where nothing was measured for this long, a curve is broken: while nobody looks, figures come every 30 s. */
export const GAP_MS = 95_000;

export interface View { from: number; to: number; step: number; top: number }

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** Stretches of a curve in which one point follows the other without a gap, as indexes [first, last]. Pure. */
export function stretches(t: readonly number[], values: Figures, step: number): [number, number][] {
  const found: [number, number][] = [];
  let last = -1;
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const open = found.at(-1);
    if (open && last >= 0 && (t[index] ?? 0) - (t[last] ?? 0) <= Math.max(GAP_MS, step * 3)) open[1] = index;
    else found.push([index, index]);
    last = index;
  }
  return found;
}

/** The path of a curve in a field of 100 x 100; with `filled`, closed along the lower edge. Pure. */
export function curvePath(t: readonly number[], values: Figures, { from, to, step, top }: View, filled = false): string {
  const x = (at: number): string => short(((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100);
  const y = (value: number): string => short(100 - (value / top) * 100);
  return stretches(t, values, step).map(([first, last]) => {
    const points: string[] = [];
    for (let index = first; index <= last; index++) {
      const value = values[index];
      if (value !== null && value !== undefined) points.push(`${x(t[index] ?? 0)} ${y(value)}`);
    }
    const [begin, end] = [x(t[first] ?? 0), x((t[last] ?? 0) + (first === last ? step : 0))];
    if (filled) return `M${begin} 100L${points.join("L")}${first === last ? `H${end}` : ""}L${end} 100Z`;
    return `M${points.join("L")}${first === last ? `H${end}` : ""}`;
  }).join("");
}

/** The index of the point that is nearest to a time; -1 when there is none within a gap. */
export function nearest(t: readonly number[], at: number, step: number): number {
  let best = -1;
  for (const [index, time] of t.entries()) if (best < 0 || Math.abs(time - at) < Math.abs((t[best] ?? 0) - at)) best = index;
  return best >= 0 && Math.abs((t[best] ?? 0) - at) <= Math.max(step * 1.5, 31_000) ? best : -1;
}

/** Last value, mean and highest value of a curve, with their times; null when it holds none. Pure. */
export function summary(t: readonly number[], mean: Figures, max: Figures): { last: number; lastAt: number; mean: number; peak: number; peakAt: number } | null {
  const known = mean.flatMap((value, index) => (value === null ? [] : [{ at: t[index] ?? 0, value, max: max[index] ?? value }]));
  const last = known.at(-1);
  if (!last) return null;
  const peak = known.reduce((best, one) => (one.max > best.max ? one : best), last);
  return { last: last.value, lastAt: last.at, mean: known.reduce((sum, one) => sum + one.value, 0) / known.length, peak: peak.max, peakAt: peak.at };
}
