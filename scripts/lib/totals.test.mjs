import { expect, test } from "vitest";
import { playwrightTotals, sum, totalsOf, vitestTotals } from "./totals.mjs";

const unit = { numPassedTests: 5, numFailedTests: 1, testResults: [{ status: "failed", assertionResults: [] }, { status: "failed", assertionResults: [{}] }] };

test("a test file that could not be loaded counts as a failed test", () => {
  expect(vitestTotals(unit)).toEqual({ passed: 5, failed: 2 });
});

test("skipped and flaky browser tests are not passed, and an error outside a test counts", () => {
  expect(playwrightTotals({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] })).toEqual({ passed: 7, failed: 5 });
});

test("a run that ended badly has failed whatever its report says", () => {
  expect(totalsOf(1, { ...unit, numFailedTests: 0, testResults: [] }, vitestTotals)).toEqual({ passed: 5, failed: 1 });
});

test("a run without a report has failed whatever its exit code says", () => {
  expect(totalsOf(0, undefined, vitestTotals)).toEqual({ passed: 0, failed: 1 });
});

test("results add up", () => {
  expect(sum([{ passed: 1, failed: 0 }, { passed: 2, failed: 3 }])).toEqual({ passed: 3, failed: 3 });
});
