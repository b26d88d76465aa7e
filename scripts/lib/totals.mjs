/** Passed and failed tests of vitest's JSON report. A file that could not even be loaded counts as one failed test. */
export function vitestTotals(report) {
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}

/** Passed and failed tests of Playwright's JSON report; skipped and flaky ones are not passed. */
export function playwrightTotals({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

/** A run that failed, or that left no report, counts as at least one failure whatever it says. */
export function totalsOf(code, report, count) {
  const { passed, failed } = report ? count(report) : { passed: 0, failed: 0 };
  return { passed, failed: code === 0 && report ? failed : Math.max(failed, 1) };
}

export function sum(results) {
  return results.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), { passed: 0, failed: 0 });
}
