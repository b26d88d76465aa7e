import { ownFrames } from "./ownFrames";

const MAX_LINES = 8;
const MAX_LENGTH = 300;
const STAMP = /^\[\d{4}-\d\d-\d\dT/;
const GROUP = /::(?:end)?group::/;
const NOT_FOUND = /could not read served logs|no (?:task )?logs? found/i;
/** The name of a worker, which stands above the log: a task instance that none took up has no such line. */
const HOST = /^[\w.-]+$/;

export interface Failure {
  error: string | null;
  lines: string[];
  /** Why there is no log, when there is none: it did not come to run, or its log is gone. */
  noLog: "never-ran" | "gone" | null;
}

/**
 * A task's log -> what it ended with and the last lines that lead to it, without Airflow's own words before and after.
 * Of a traceback with frames of files under `folders` those of libraries are left out. Pure.
 */
export function whyFailed(log: string, folders: readonly string[]): Failure {
  const lines = withoutSources(log.split("\n")).map((line) => line.trimEnd().slice(0, MAX_LENGTH)).filter((line) => line !== "" && !GROUP.test(line));
  const [first] = lines;
  if (NOT_FOUND.test(log) && (!first || (lines.length === 1 && HOST.test(first)))) return { error: null, lines: [], noLog: first ? "gone" : "never-ran" };
  const failed = lines.findLastIndex((line) => line.includes("Task failed with exception"));
  if (failed < 0) return { error: null, lines: lines.slice(-MAX_LINES), noLog: null };
  const after = lines.slice(failed + 1);
  const end = after.findIndex((line) => STAMP.test(line));
  const trace = end < 0 ? after : after.slice(0, end);
  return { error: trace.at(-1) ?? null, lines: ownFrames(trace, folders, MAX_LINES), noLog: null };
}

/** Without what Airflow says of where it looked for the log. */
function withoutSources(lines: readonly string[]): string[] {
  const begin = lines.findIndex((line) => line.includes("::group::Log message source details"));
  const end = begin < 0 ? -1 : lines.findIndex((line, index) => index > begin && line.includes("::endgroup::"));
  return lines.filter((line, index) => !line.startsWith("***") && !(index >= begin && index <= end));
}
