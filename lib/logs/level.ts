import type { LogLevel } from "../contracts/logs";

const WORDS: Record<string, LogLevel> = {
  critical: "error", fatal: "error", panic: "error", error: "error", warning: "warn", warn: "warn",
  info: "info", notice: "info", log: "info", debug: "debug", trace: "debug", verbose: "debug",
};
const REDIS: Record<string, LogLevel> = { "#": "warn", "*": "info", "-": "debug", ".": "debug" };
/** What Redis marks as a warning whenever it starts and ends, up to version 7.0. */
const REDIS_USUAL = /^\S+ .{23,24} # (?:oO0|Redis version=|Configuration loaded|Server initialized|User requested shutdown|Redis is now ready to exit)/;
/** Python's warnings, in its own form and in Airflow's: "/a/b.py:12: DeprecationWarning: …". */
const PYTHON_WARNING = /^(?:\S[^:]{0,300}:\d{1,7}:? )?\w{0,40}Warning: /;
const TIME = String.raw`\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`;

/** How the programs of the stack begin a line, each with the level in its first group. */
const FORMATS = [
  // Airflow: [2026-11-24T14:02:11.006+0000] {scheduler_job_runner.py:435} INFO - …
  new RegExp(String.raw`^\[${TIME}[^\]]{0,8}\] \{[^}]{1,200}\} ([A-Z]+)\b`),
  // Celery: [2026-11-24 14:02:11,006: INFO/MainProcess] …
  new RegExp(String.raw`^\[${TIME}: ([A-Z]+)/`),
  // gunicorn: [2026-11-24 14:02:11 +0000] [12] [INFO] …
  new RegExp(String.raw`^\[${TIME}[^\]]{0,8}\] \[\d+\] \[([A-Z]+)\]`),
  // Postgres: 2026-11-24 14:02:11.006 UTC [12] LOG:  …; with user@database before the level
  new RegExp(String.raw`^${TIME} [A-Z+\d:]{1,6} \[\d+\](?: \S{1,130})? ([A-Z]+)\d?:`),
  // MLflow: 2026/11/24 14:02:11 INFO mlflow.store: …; logging's usual forms: 2026-11-24 14:02:11,006 - name - INFO - …
  new RegExp(String.raw`^${TIME}(?: [+-]\d{4}| UTC|Z)?[ |[:-]{1,3}(?:[\w.]{1,80} - )?([A-Z]+)\b`),
  // uvicorn, logging's default: INFO:     …
  /^([A-Z]{4,8})(?::|\s+\[)/,
  // A script's own: ERROR it broke
  /^(CRITICAL|DEBUG|ERROR|FATAL|INFO|WARN|WARNING) /,
  // Airflow's and Flask's short form: [INFO] …
  /^\[([A-Z]{4,8})\]/,
  // A JSON line
  /^\{.{0,300}?"(?:level|levelname|severity)":\s?"([A-Za-z]+)"/,
];
// Redis: 1:M 24 Nov 2026 14:02:11.006 * …
const REDIS_LINE = /^\d{1,7}:[XCSM] \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d\.\d{3} ([.*#-]) /;
/** Further lines of one message of Postgres. */
const DETAIL = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S* [A-Z+\d:]{1,6} \[\d+\](?: \S{1,130})? (?:DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION):/;

/** The level that a line says itself; undefined when it is in none of the known formats. */
export function levelOf(line: string): LogLevel | undefined {
  const redis = REDIS_LINE.exec(line)?.[1];
  if (redis) return redis === "#" && REDIS_USUAL.test(line) ? "info" : REDIS[redis];
  for (const format of FORMATS) {
    const level = WORDS[format.exec(line)?.[1]?.toLowerCase() ?? ""];
    if (level) return level;
  }
  return isWarning(line) ? "warn" : undefined;
}

/** Whether it is a warning of Python's, which quotes its line of code below. */
export function isWarning(line: string): boolean {
  return PYTHON_WARNING.test(line);
}

/** Whether a line only tells more about the message before it. */
export function isDetail(line: string): boolean {
  return DETAIL.test(line);
}
