import fc from "fast-check";
import { expect, test } from "vitest";
import { curvePath, dotsPath, nearest, stretches, summary } from "./curve";
import { topOf } from "./scale";

const view = { from: 0, to: 100_000, top: 100 };
const points = (t: number[], step = 1_000, pauses: number[] = []) => ({ t, pauses, step });

test("a curve runs from left to right, its values from the lower edge to the upper one", () => {
  expect(curvePath(points([0, 50_000, 100_000]), [0, 50, 100], view)).toBe("M0 100L50 50L100 0");
  expect(curvePath(points([0, 100_000], 100_000), [0, 100], view, true)).toBe("M0 100L0 100L100 0L100 100Z");
});

test("where nothing was measured for long the curve is broken; figures each 30 s and an unknown value in between do not break it", () => {
  expect(stretches(points([0, 30_000, 60_000, 200_000, 230_000]), [1, null, 1, 1, 1])).toEqual([[0, 2], [3, 4]]);
  expect(stretches(points([0, 600_000], 300_000), [1, 1])).toEqual([[0, 1]]);
  expect(stretches(points([0, 540_000], 180_000), [1, 1])).toEqual([[0, 0], [1, 1]]);
  expect(stretches(points([0, 30_000, 60_000, 90_000]), [1, 1, 1, 1])).toEqual([[0, 3]]);
  expect(curvePath(points([0]), [null], view)).toBe("");
});

test("a pause, however short, breaks the curve, also where the first figure after it is unknown", () => {
  expect(stretches(points([0, 1_000, 5_000, 6_000, 7_000], 1_000, [3_000]), [1, 1, null, 1, 1])).toEqual([[0, 1], [3, 4]]);
  expect(curvePath(points([0, 10_000, 40_000, 50_000], 1_000, [20_000]), [50, 50, 50, 50], view)).toBe("M0 50L10 50M40 50L50 50");
});

test("a point without a neighbour is a dot and no line", () => {
  const alone = points([10_000, 50_000, 51_000], 1_000, [20_000]);
  expect(dotsPath(alone, [50, 50, 50], view)).toBe("M10 50h0");
  expect(curvePath(alone, [50, 50, 50], view)).toBe("M50 50L51 50");
  expect(curvePath(points([50_000]), [50], view, true)).toBe("");
});

test("whatever was measured, no coordinate leaves the field sideways or is not a number", () => {
  const measured = fc.array(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.option(fc.nat(1e9))), { maxLength: 50 });
  fc.assert(fc.property(measured, fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 5 }), (list, pauses) => {
    const sorted = list.toSorted(([a], [b]) => a - b);
    const top = topOf("memory", list.map(([, value]) => value));
    const [curve, values] = [points(sorted.map(([t]) => t), 1_000, pauses), sorted.map(([, value]) => value)];
    const path = curvePath(curve, values, { ...view, top }, true) + dotsPath(curve, values, { ...view, top });
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
