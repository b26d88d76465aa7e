import fc from "fast-check";
import { expect, test } from "vitest";
import { curvePath, nearest, stretches, summary } from "./curve";
import { topOf } from "./scale";

const view = { from: 0, to: 100_000, step: 1_000, top: 100 };

test("a curve runs from left to right, its values from the lower edge to the upper one", () => {
  expect(curvePath([0, 50_000, 100_000], [0, 50, 100], view)).toBe("M0 100L50 50L100 0");
  expect(curvePath([0, 100_000], [0, 100], { ...view, step: 100_000 }, true)).toBe("M0 100L0 100L100 0L100 100Z");
});

test("where nothing was measured for long the curve is broken, an unknown value in between does not break it", () => {
  expect(stretches([0, 30_000, 60_000, 200_000, 230_000], [1, null, 1, 1, 1], 1_000)).toEqual([[0, 2], [3, 4]]);
  expect(stretches([0, 600_000], [1, 1], 300_000)).toEqual([[0, 1]]);
  expect(curvePath([0], [null], view)).toBe("");
});

test("a point alone is a short line as long as its step", () => {
  expect(curvePath([50_000], [50], view)).toBe("M50 50H51");
});

test("whatever was measured, no coordinate leaves the field sideways or is not a number", () => {
  const points = fc.array(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.option(fc.nat(1e9))), { maxLength: 50 });
  fc.assert(fc.property(points, (list) => {
    const sorted = list.toSorted(([a], [b]) => a - b);
    const top = topOf("memory", list.map(([, value]) => value));
    const path = curvePath(sorted.map(([t]) => t), sorted.map(([, value]) => value), { ...view, top }, true);
    const numbers = path.match(/-?[\d.]+|NaN|Infinity/g) ?? [];
    expect(numbers.every((number) => Number(number) >= 0 && Number(number) <= 100)).toBe(true);
  }));
});

test("a scale holds its largest value and its half is a round number", () => {
  fc.assert(fc.property(fc.nat(1e12), (most) => topOf("network", [most, null]) >= most));
  expect([topOf("cpu", []), topOf("cpu", [112]), topOf("memory", [25_165_824])]).toEqual([4, 200, 40_000_000]);
});

test("the point under the cursor is the nearest one, and none where nothing was measured", () => {
  expect(nearest([0, 1_000, 2_000], 1_400, 1_000)).toBe(1);
  expect(nearest([0, 1_000], 90_000, 1_000)).toBe(-1);
  expect(nearest([], 0, 1_000)).toBe(-1);
});

test("the summary tells the last value, the mean, and the peak with its time", () => {
  expect(summary([0, 1, 2, 3], [10, null, 20, 30], [15, null, 90, 30])).toEqual({ last: 30, lastAt: 3, mean: 20, peak: 90, peakAt: 2 });
  expect(summary([0], [null], [null])).toBeNull();
});
