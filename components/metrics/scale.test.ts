import { expect, test } from "vitest";
import { tick, topOf } from "./scale";

test("a scale ends at a round figure with a round half; what idles at 1 % of a CPU is seen", () => {
  const axis = (...values: number[]) => [0, 0.5, 1].map((share) => tick("cpu", topOf("cpu", values) * share));
  expect(axis(0.2, 1)).toEqual(["0 %", "2 %", "4 %"]);
  expect(axis(4.1)).toEqual(["0 %", "3 %", "6 %"]);
  expect(axis(130)).toEqual(["0 %", "100 %", "200 %"]);
  expect([0, 0.5, 1].map((share) => tick("memory", topOf("memory", [25e6]) * share))).toEqual(["0 B", "20 MB", "40 MB"]);
});
