import { timeOfDay } from "@/lib/client/format";

const MINUTE = 60, HOUR = 60 * MINUTE;
const STEPS_S = [1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
/** Five labels with seconds have room on the narrowest chart. */
const MOST_STEPS = 5;
/** Nearer to an end, per cent, a label would reach over it. */
const EDGE = 3;

/** Round times of the local day along an axis, each with its place in per cent. Pure. */
export function timeTicks(from: number, to: number): { left: number; text: string }[] {
  const step = STEPS_S.find((seconds) => (to - from) / 1_000 / seconds <= MOST_STEPS) ?? 24 * HOUR;
  const begin = new Date(from);
  // By the clock of the place: an offset of half an hour moves the full hours.
  const past = (begin.getHours() * HOUR + begin.getMinutes() * MINUTE + begin.getSeconds()) % step;
  const ticks: { left: number; text: string }[] = [];
  for (let at = begin.setMilliseconds(0) - past * 1_000; at <= to; at += step * 1_000) {
    const left = ((at - from) / (to - from)) * 100;
    if (left >= EDGE && left <= 100 - EDGE) ticks.push({ left, text: timeOfDay(at, step < MINUTE) });
  }
  return ticks;
}
