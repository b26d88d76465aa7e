import { expect, test } from "vitest";
import type { Probe } from "@/lib/contracts/service";
import { barsOf, joinProbes, median } from "./strip";

const probe = (at: number, durationMs = 200, exitCode = 0): Probe => ({ at, durationMs, exitCode, output: "" });

test("the last forty are shown; slow and failed ones differ by more than colour", () => {
  const bars = barsOf([...Array.from({ length: 60 }, (_, at) => probe(at)), probe(60, 4_900), probe(61, 10_000, 1)]);
  expect(bars).toHaveLength(40);
  expect(bars.slice(-3).map((bar) => bar.look)).toEqual(["passed", "slow", "failed"]);
  expect(bars.at(-1)?.height).toBe(52);
  expect(bars.at(0)?.height).toBeGreaterThanOrEqual(8);
});

test("a check that waited for the service to come up is not slow", () => {
  const probes = [probe(100, 2_600), ...Array.from({ length: 9 }, (_, at) => probe(200 + at)), probe(300, 2_600)];
  expect(barsOf(probes, { from: 90, to: 200 }).filter((bar) => bar.look === "slow").map((bar) => bar.probe.at)).toEqual([300]);
  expect(barsOf(probes).filter((bar) => bar.look === "slow")).toHaveLength(2);
});

test("what is live and what was kept is one list without doubles, in order", () => {
  expect(joinProbes([probe(1), probe(3)], [probe(3), probe(2), probe(4)]).map(({ at }) => at)).toEqual([1, 2, 3, 4]);
});

test("half of the values lie below the median", () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([])).toBeNull();
});
