const MAX_LINES = 8;
const MAX_LENGTH = 300;
const STAMP = /^\[\d{4}-\d\d-\d\dT/;
const GROUP = /::(?:end)?group::/;

/** A task's log -> what it ended with and the last lines that lead to it. Airflow's own words after the failure are left out. Pure. */
export function whyFailed(log: string): { error: string | null; lines: string[] } {
  const lines = log.split("\n").map((line) => line.trimEnd().slice(0, MAX_LENGTH)).filter((line) => line !== "" && !GROUP.test(line));
  const failed = lines.findLastIndex((line) => line.includes("Task failed with exception"));
  if (failed < 0) return { error: null, lines: lines.slice(-MAX_LINES) };
  const after = lines.slice(failed + 1);
  const end = after.findIndex((line) => STAMP.test(line));
  const trace = end < 0 ? after : after.slice(0, end);
  return { error: trace.at(-1) ?? null, lines: trace.slice(-MAX_LINES) };
}
