import fc from "fast-check";
import { expect, test } from "vitest";
import { sparkPath } from "./sparkPath";

test("a steady value is a level line", () => {
  expect(sparkPath([5, 5, 5], 1)).toBe("M0 8L22 8L44 8");
});
test("one sample is a line too, none is nothing", () => {
  expect([sparkPath([5], 1), sparkPath([], 1)]).toEqual(["M0 8H44", ""]);
});
test("whatever the samples, the line stays inside its box", () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 2, maxLength: 300 }), (values) => {
    for (const [, x, y] of sparkPath(values, 1).matchAll(/([\d.]+) (-?[\d.]+)/g)) {
      expect(Number(x)).toBeLessThanOrEqual(44);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(16);
    }
  }));
});
