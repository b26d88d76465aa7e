import { expect, test } from "vitest";
import { describeGauge } from "./describeGauge";

test("memory: what is used, the stack's share, and the need as a tick", () => {
  expect(describeGauge({ id: "memory", total: 8e9, used: 4e9, stack: 2e9, need: 4e9, have: 8e9, short: false, advice: null }))
    .toEqual({ used: "4 GB of 8 GB in use", short: null, stack: "stack 2 GB", need: "needs 4 GB", usedShare: 50, stackShare: 25, needShare: 50 });
});
test("CPUs: counted, and the stack in per cent of one, as on the other pages", () => {
  expect(describeGauge({ id: "cpu", total: 4, used: 1.52, stack: 0.25, need: 2, have: 4, short: false, advice: null }))
    .toEqual({ used: "1.5 of 4 CPUs in use", short: null, stack: "stack 25 % of one", need: "needs 2", usedShare: 38, stackShare: 6.25, needShare: 50 });
});
test("disk: the tick stands where less than the need is free", () => {
  expect(describeGauge({ id: "disk", total: 100e9, used: 95e9, stack: null, need: 10e9, have: 5e9, short: true, advice: "" }))
    .toMatchObject({ short: "5 GB short", stack: "5 GB free of 100 GB", needShare: 90 });
});
test("a need beyond the machine has no tick, what is not measured says so", () => {
  expect(describeGauge({ id: "cpu", total: 1, used: 0.5, stack: null, need: 2, have: 1, short: true, advice: "" })).toMatchObject({ short: "1 short", needShare: null });
  expect(describeGauge({ id: "disk", total: null, used: null, stack: null, need: 10e9, have: null, short: false, advice: null })).toMatchObject({ used: "not known", needShare: null });
});
