import type { Figures } from "@/lib/contracts/metrics";

/** Where nothing was measured for this long, a curve is broken: while nobody looks, figures come every 30 s. */
const GAP_MS = 95_000;

/** What a curve is drawn from. `t`: when each point begins; `pauses`: times at which nothing ran. */
export interface Points { t: readonly number[]; pauses: readonly number[]; step: number }

/** The field that it is drawn in. */
export interface View { from: number; to: number; top: number }

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** How far apart two points are that have something unmeasured between them; every step of a minute or more holds a figure. */
export function gapOf(step: number): number {
  return Math.max(GAP_MS, step * 2);
}

/** Stretches of a curve in which one point follows the other without a gap, as indexes [first, last]. Pure. */
export function stretches({ t, pauses, step }: Points, values: Figures): [number, number][] {
  const found: [number, number][] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const open = found.at(-1);
    const [before, here] = [t[open?.[1] ?? index] ?? 0, t[index] ?? 0];
    if (open && here - before <= gapOf(step) && !pauses.some((pause) => pause > before && pause < here)) open[1] = index;
    else found.push([index, index]);
  }
  return found;
}

function placeIn({ from, to, top }: View): (at: number, value: number) => string {
  return (at, value) => `${short(((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100)} ${short(100 - (value / top) * 100)}`;
}

/** The path of a curve in a field of 100 x 100; with `filled`, closed along the lower edge. Pure. */
export function curvePath(points: Points, values: Figures, view: View, filled = false): string {
  const place = placeIn(view);
  const at = (index: number): number => points.t[index] ?? 0;
  return stretches(points, values).filter(([first, last]) => last > first).map(([first, last]) => {
    const line: string[] = [];
    for (let index = first; index <= last; index++) {
      const value = values[index];
      if (value !== null && value !== undefined) line.push(place(at(index), value));
    }
    return filled ? `M${place(at(first), 0)}L${line.join("L")}L${place(at(last), 0)}Z` : `M${line.join("L")}`;
  }).join("");
}

/** Points without a neighbour, which no line shows: each a line without length, that round ends make a dot. Pure. */
export function dotsPath(points: Points, values: Figures, view: View): string {
  const place = placeIn(view);
  return stretches(points, values).filter(([first, last]) => last === first).map(([index]) => `M${place(points.t[index] ?? 0, values[index] ?? 0)}h0`).join("");
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
