import { expect, test } from "vitest";
import { figure, median, percentile, slope } from "./figures.mjs";

test("a figure keeps its bar up to the bar itself, and without a bar there is no verdict", () => {
  expect(figure("time", 25, "ms", 25)).toEqual({ name: "time", value: 25, unit: "ms", bar: 25, ok: true });
  expect(figure("time", 25.004, "ms", 25).ok).toBe(false);
  expect(figure("time", 12.34567, "ms")).toEqual({ name: "time", value: 12.35, unit: "ms", bar: null, ok: null });
});

test("percentiles are measured values, whatever their order", () => {
  const values = Array.from({ length: 40 }, (_, index) => 40 - index);
  expect(percentile(values, 0.95)).toBe(38);
  expect(percentile([7], 0.95)).toBe(7);
  expect(median([3, 1, 2])).toBe(2);
  expect(percentile(values, 1)).toBe(40);
});

test("a slope is that of the line through the points", () => {
  expect(slope([{ x: 0, y: 1 }, { x: 1, y: 3 }, { x: 2, y: 5 }])).toBeCloseTo(2);
  expect(slope([{ x: 0, y: 1 }])).toBe(0);
});
