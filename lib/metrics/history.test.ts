import fc from "fast-check";
import { expect, test } from "vitest";
import type { Figures } from "../contracts/metrics";
import { History } from "./history";
import { resample, stepFor } from "./resample";
import { Track } from "./track";

const cpu = (value: number | null): Figures => [value, 1, null, null, null, null];
const round = (value: number): ReadonlyMap<string, Figures> => new Map([["web", cpu(value)]]);
const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;

test("a bucket holds the mean and the maximum of its figures; what is never told stays unknown", () => {
  const track = new Track(1_000, 10);
  for (const value of [10, 30, 20]) track.add(NOW + value, cpu(value));
  expect(track.at(NOW)).toEqual({ t: NOW, mean: [20, 1, null, null, null, null], max: [30, 1, null, null, null, null] });
  expect(track.at(NOW + 1_000)).toBeNull();
});

test("only the last buckets are kept", () => {
  const track = new Track(1_000, 10);
  for (let second = 0; second < 25; second++) track.add(NOW + second * 1_000, cpu(second));
  expect([...track.points(NOW, NOW + 25_000)].map((point) => point.mean[0])).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
});

test("a clock that jumps, forward or back, leaves points in order and none from the future", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 50 }), (jumps) => {
    const track = new Track(1_000, 60);
    let now = NOW;
    for (const jump of jumps) {
      now += jump;
      track.add(now, cpu(1));
    }
    const times = [...track.points(NOW - 10_000_000, now + 1)].map((point) => point.t);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times.every((t) => t <= now)).toBe(true);
    expect(times.at(-1)).toBe(Math.floor(now / 1_000) * 1_000);
  }));
});

test("the last minutes are told finely, what is older more coarsely, and no time twice", () => {
  const history = new History();
  for (let second = 0; second < 3_000; second++) history.add(NOW + second * 1_000, round(second));
  const points = history.points("web", NOW, NOW + 3_000_000, 1_000);
  const apart = points.slice(1).map((point, index) => point.t - (points[index]?.t ?? 0));
  expect(Math.min(...apart)).toBe(1_000);
  expect(apart.slice(-890).every((ms) => ms === 1_000)).toBe(true);
  expect(apart.slice(0, 100).every((ms) => ms === 10_000)).toBe(true);
  expect(points[0]?.t).toBe(NOW);
  expect(history.points("web", NOW, NOW + 3_000_000, 60_000)).toHaveLength(50);
});

test("what a service has done since it came is told once, not again by coarser buckets", () => {
  const history = new History();
  const from = NOW + 35_000;
  for (let second = 0; second < 20; second++) history.add(from + second * 1_000, round(second));
  expect(history.points("web", NOW - HOUR, from + 20_000, 1_000).map((point) => point.mean[0])).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test("a day is kept by the minute", () => {
  const history = new History();
  for (let half = 0; half < 25 * 120; half++) history.add(NOW + half * 30_000, round(half));
  const points = history.points("web", NOW, NOW + 25 * HOUR, stepFor(24 * HOUR));
  expect(points).toHaveLength(24 * 60);
  expect(points.at(-1)?.t).toBe(NOW + 25 * HOUR - 60_000);
});

test("a bucket that is over is given once, to be kept, and can be put back", () => {
  const history = new History();
  const closed = Array.from({ length: 121 }, (_, second) => history.add(NOW + second * 1_000, round(second))).flat();
  expect(closed.filter(({ every }) => every === 10_000)).toHaveLength(12);
  expect(closed.filter(({ every }) => every === 60_000)).toHaveLength(2);
  const other = new History();
  for (const bucket of closed) if (bucket.every > 1_000) other.restore(bucket);
  expect(other.points("web", NOW, NOW + 120_000, 10_000).map((point) => [point.mean[0], point.max[0]])).toEqual(
    Array.from({ length: 12 }, (_, index) => [index * 10 + 4.5, index * 10 + 9]));
});

test("the time in which a service did not run is a pause at every step that it left empty, also when it is read from disk again", () => {
  const [history, restored] = [new History(), new History()];
  const rounds = (from: number, to: number) => Array.from({ length: (to - from) / 1_000 }, (_, second) => history.add(NOW + from + second * 1_000, round(1)));
  const closed = [...rounds(0, 100_000), history.pause("web", NOW + 100_400, NOW + 140_000), ...rounds(140_000, 400_000), history.pause("web", NOW + 400_000, NOW + 1_000_000), ...rounds(1_000_000, 1_200_000)].flat();
  for (const bucket of closed) if (bucket.every > 1_000) restored.restore(bucket);
  const pauses = (one: History, step: number) => resample(one.points("web", NOW, NOW + 1_200_000, step), step, [0]).pauses.map((t) => t - NOW);
  expect(pauses(history, 1_000)).toHaveLength(2);
  expect(pauses(history, 10_000)).toEqual([100_000, 400_000]);
  expect(pauses(restored, 10_000)).toEqual([100_000, 400_000]);
  expect(pauses(history, 180_000)).toEqual([540_000]);
});

test("a pause overwrites nothing that was measured, and one shorter than a bucket is none", () => {
  const history = new History();
  history.add(NOW, round(1));
  history.add(NOW + 1_000, round(2));
  expect(history.pause("web", NOW + 100, NOW + 900)).toEqual([]);
  expect(history.pause("web", NOW + 100, NOW + 3_000)).toEqual([]);
  expect(history.points("web", NOW, NOW + 5_000, 1_000).map((point) => point.mean[0])).toEqual([1, 2]);
});

test("however many points there are, a chart gets at most 600, in steps, with the peak kept", () => {
  fc.assert(fc.property(fc.integer({ min: 60_000, max: 24 * HOUR }), fc.array(fc.nat(500), { minLength: 1, maxLength: 300 }), (span, values) => {
    const step = stepFor(span);
    const from = NOW - (NOW % step);
    const points = values.map((value, index) => ({ t: from + Math.floor((index * span) / values.length / 1_000) * 1_000, mean: cpu(value), max: cpu(value) }));
    const { t, lines } = resample(points, step, [0]);
    expect(t.length).toBeLessThanOrEqual(601);
    expect(t.every((time) => time % step === 0)).toBe(true);
    expect(Math.max(...(lines[0]?.max ?? []).map(Number))).toBe(Math.max(...values));
  }));
});

test("a quantity that is unknown now and then does not spoil its mean", () => {
  const points = [null, 10, null, 20].map((value, index) => ({ t: NOW + index, mean: cpu(value), max: cpu(value) }));
  expect(resample(points, 1_000, [0, 2]).lines).toEqual([{ mean: [15], max: [20] }, { mean: [null], max: [null] }]);
});
