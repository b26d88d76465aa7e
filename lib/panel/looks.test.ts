import { expect, test } from "vitest";
import { Looks } from "./looks";

test("while the stack is healthy every other tick is time for a look, else each", () => {
  const looks = new Looks();
  const due = (...states: ("healthy" | "off" | "starting")[]): boolean[] => states.map((state) => looks.isDue(state));
  expect(due("off", "starting", "healthy", "healthy", "healthy")).toEqual([true, true, false, true, false]);
  expect(due("off", "healthy", "off")).toEqual([true, false, true]);
});
