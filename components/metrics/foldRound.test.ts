import fc from "fast-check";
import { expect, test } from "vitest";
import type { Metrics, Round } from "@/lib/contracts/metrics";
import { foldRound } from "./foldRound";

const MINUTE = 60_000;
const series = (service: string, t: number[], values: (number | null)[]) => ({ service, limit: null, t, pauses: [], lines: [{ mean: values, max: values }] });
const metrics = (step: number, t: number[], values: (number | null)[]): Metrics => ({ metric: "memory", from: 0, to: MINUTE, step, total: series("", t, values), services: [series("web", t, values)] });
const round = (at: number, memory: number | null, ended = {}): Round => ({ at, ended, total: [1, memory, null, null, null, null], services: { web: [1, memory, null, null, null, null] } });

test("a round adds a point, and what is older than the span falls off", () => {
  const next = foldRound(metrics(1_000, [0, 30_000, 60_000], [1, 2, 3]), round(75_500, 4), MINUTE);
  expect(next.services[0]).toMatchObject({ t: [30_000, 60_000, 75_000], lines: [{ mean: [2, 3, 4], max: [2, 3, 4] }] });
  expect(next).toMatchObject({ from: 15_500, to: 75_500 });
  expect(next.total.t).toEqual([30_000, 60_000, 75_000]);
});

test("within a step the mean moves and the maximum stays", () => {
  const next = foldRound(metrics(10_000, [60_000], [9]), round(65_000, 3), MINUTE);
  expect(next.services[0]).toMatchObject({ t: [60_000], lines: [{ mean: [7], max: [9] }] });
});

test("a service that was not measured in this round, or a late round, changes no curve", () => {
  const before = metrics(1_000, [60_000], [9]);
  expect(foldRound(before, { ...round(61_000, 3), services: {} }, MINUTE).services).toEqual(before.services);
  expect(foldRound(before, round(61_000, null), MINUTE).services).toEqual(before.services);
  expect(foldRound(before, round(10_000, 3), MINUTE).services).toEqual(before.services);
});

test("what is measured again after its end leaves a pause, also before it has a figure, where a step was left empty", () => {
  const before = metrics(1_000, [60_000], [9]);
  const next = foldRound(before, round(65_000, null, { web: 61_400 }), MINUTE);
  expect([next.services[0]?.pauses, next.services[0]?.t, next.total.pauses]).toEqual([[62_000], [60_000], []]);
  expect(foldRound(next, round(66_000, 1), MINUTE).services[0]).toMatchObject({ pauses: [62_000], t: [60_000, 66_000] });
  expect(foldRound(next, round(130_000, 1), MINUTE).services[0]?.pauses).toEqual([]);
  expect(foldRound(before, round(62_000, 1, { "": 60_500, web: 61_500 }), MINUTE)).toMatchObject({ total: { pauses: [61_000] }, services: [{ pauses: [] }] });
});

test("however rounds come, times go up, lines are as long as times, and the length is bounded by the span", () => {
  fc.assert(fc.property(fc.constantFrom(1_000, 10_000), fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.option(fc.nat())), { maxLength: 200 }), (step, rounds) => {
    let now = 0;
    let state = metrics(step, [], []);
    for (const [ms, value] of rounds) {
      now += ms;
      state = foldRound(state, round(now, value), MINUTE);
    }
    const { t, lines } = state.total;
    expect(t).toEqual([...new Set(t)].sort((a, b) => a - b));
    expect(lines[0]?.mean).toHaveLength(t.length);
    expect(t.length).toBeLessThanOrEqual(MINUTE / step + 3);
  }));
});
