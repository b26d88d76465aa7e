import fc from "fast-check";
import { expect, test } from "vitest";
import { isDetail, levelOf } from "./level";

test.each([
  ["error", "[2026-11-24T14:02:11.006+0000] {taskinstance.py:3313} ERROR - Task failed with exception"],
  ["info", "[2026-11-24T14:02:11.006+0000] {scheduler_job_runner.py:435} INFO - 1 tasks up for execution"],
  ["warn", "[2026-11-24 14:02:11 +0000] [12] [WARNING] Worker timeout"],
  ["info", "[2026-11-24 14:02:11 +0000] [12] [INFO] Listening at: http://0.0.0.0:8080 (12)"],
  ["error", "[2026-11-24 14:02:11 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:9)"],
  ["info", "[2026-11-24 14:02:11,006: INFO/MainProcess] celery@worker ready."],
  ["error", "[2026-11-24 14:02:11,006: ERROR/ForkPoolWorker-1] Task failed"],
  ["info", "2026-11-24 14:02:11.006 UTC [12] LOG:  checkpoint complete: wrote 41 buffers (0.3%)"],
  ["error", '2026-11-24 14:02:11.006 UTC [12] ERROR:  relation "x" does not exist at character 15'],
  ["error", '2026-11-24 14:02:11.006 UTC [88] airflow@airflow FATAL:  password authentication failed for user "airflow"'],
  ["debug", "2026-11-24 14:02:11.006 UTC [12] DEBUG1:  forked new backend"],
  ["info", "INFO:     127.0.0.1:40112 - \"GET /health HTTP/1.1\" 200 OK"],
  ["warn", "WARNING:root:something is odd"],
  ["error", "ERROR it broke"],
  ["warn", "WARN nearly"],
  ["info", "2026/11/24 14:02:11 INFO mlflow.store.db.utils: Creating initial MLflow database tables..."],
  ["error", "2026-11-24 14:02:11,006 - airflow.cli - ERROR - no such command"],
  ["warn", "1:M 24 Nov 2026 14:02:11.006 # WARNING Memory overcommit must be enabled!"],
  ["info", "214:C 24 Nov 2026 14:02:11.006 * DB saved on disk"],
  ["debug", "1:M 24 Nov 2026 14:02:11.006 . Accepted connection"],
  ["info", "1:C 24 Nov 2026 14:02:11.006 # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo"],
  ["info", "1:C 24 Nov 2026 14:02:11.006 # Redis version=7.0.15, bits=64, commit=00000000, modified=0, pid=1, just started"],
  ["info", "12:C 24 Nov 2026 14:02:11.006 # Configuration loaded"],
  ["info", "1:M 4 Nov 2026 14:02:11.006 # Server initialized"],
  ["info", "1:M 24 Nov 2026 14:02:11.006 # Redis is now ready to exit, bye bye..."],
  ["warn", "1:C 24 Nov 2026 14:02:11.006 # Warning: no config file specified, using the default config."],
  ["warn", "/home/airflow/.local/lib/python3.11/site-packages/flask_limiter/extension.py:336: UserWarning: Using the in-memory storage"],
  ["warn", "/opt/airflow/dags/a.py:12 DeprecationWarning: The schedule_interval parameter is deprecated"],
  ["warn", "<frozen importlib._bootstrap>:241: FutureWarning: changed size"],
  ["warn", "DeprecationWarning: invalid escape sequence"],
  ["error", '{"time":"2026-11-24T14:02:11Z","level":"error","msg":"refused"}'],
] as const)("%s: %s", (level, line) => {
  expect(levelOf(line)).toBe(level);
});

test.each(["plain words about an ERROR inside", "", "   File \"/a.py\", line 3", "GET /error 200", "Errors: 3", "ERRORS 3", "Error it broke", "LOG in first", "no Warning: of Python's", "Warnings: 2"])("no level: %s", (line) => {
  expect(levelOf(line)).toBeUndefined();
});

test("what Postgres adds to a message is told apart from a message", () => {
  expect(isDetail("2026-11-24 14:02:11.006 UTC [12] STATEMENT:  SELECT 1")).toBe(true);
  expect(isDetail("2026-11-24 14:02:11.006 UTC [12] LOG:  STATEMENT: x")).toBe(false);
});

test("no line takes long, whatever it holds", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom("[", "]", "{", "}", "2", "0", "-", ":", " ", "T", ".", "A", "\"", "level"), maxLength: 4_000 }), (line) => {
    const from = performance.now();
    levelOf(line);
    isDetail(line);
    expect(performance.now() - from).toBeLessThan(50);
  }), { numRuns: 200 });
});
