import fc from "fast-check";
import { expect, test } from "vitest";
import { whyFailed } from "./failure";

const log = `1d4903e7bf5e
 INFO - ::group::Log message source details
[2026-11-24T11:11:54.714+0000] {logging_mixin.py:190} INFO - about to fail
[2026-11-24T11:11:54.751+0000] {taskinstance.py:3337} ERROR - Task failed with exception
Traceback (most recent call last):
  File "/opt/airflow/dags/fails.py", line 11, in bad
    raise ValueError("it broke on purpose")
ValueError: it broke on purpose
[2026-11-24T11:11:54.794+0000] {taskinstance.py:1242} INFO - Marking task as FAILED. dag_id=fails
[2026-11-24T11:11:55.240+0000] {standard_task_runner.py:124} ERROR - Failed to execute job 6
Traceback (most recent call last):
  File "/home/airflow/airflow.py", line 117, in _start_by_fork
ValueError: it broke on purpose
`;

test("a task's own traceback is shown, not what Airflow says after it", () => {
  expect(whyFailed(log)).toEqual({
    error: "ValueError: it broke on purpose",
    lines: ["Traceback (most recent call last):", '  File "/opt/airflow/dags/fails.py", line 11, in bad', '    raise ValueError("it broke on purpose")', "ValueError: it broke on purpose"],
  });
});

test("a log without an exception gives its last lines", () => {
  expect(whyFailed("a\n\nkilled by signal 9\n")).toEqual({ error: null, lines: ["a", "killed by signal 9"] });
  expect(whyFailed("")).toEqual({ error: null, lines: [] });
});

test("any log gives few short lines", () => {
  fc.assert(fc.property(fc.string({ maxLength: 5_000 }), fc.boolean(), (text, failed) => {
    const { lines } = whyFailed(failed ? `Task failed with exception\n${text}` : text);
    expect(lines.length).toBeLessThanOrEqual(8);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(300);
  }));
});
