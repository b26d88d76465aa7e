import fc from "fast-check";
import { expect, test } from "vitest";
import { whyFailed } from "./failure";

const FOLDERS = ["/opt/airflow/dags", "/opt/airflow/include"];
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
  expect(whyFailed(log, FOLDERS)).toEqual({
    error: "ValueError: it broke on purpose",
    lines: ["Traceback (most recent call last):", '  File "/opt/airflow/dags/fails.py", line 11, in bad', '    raise ValueError("it broke on purpose")', "ValueError: it broke on purpose"],
    noLog: null,
  });
});

test("a log without an exception gives its last lines", () => {
  expect(whyFailed("a\n\nkilled by signal 9\n", [])).toEqual({ error: null, lines: ["a", "killed by signal 9"], noLog: null });
  expect(whyFailed("", [])).toEqual({ error: null, lines: [], noLog: null });
});

const looked = (host: string, found: string, rest = "") => `${host}\n INFO - ::group::Log message source details\n*** ${found}\n INFO - ::endgroup::\n${rest}`;

test("a task instance that no worker took up did not come to run; one that a worker took up may have lost its log", () => {
  expect(whyFailed(looked("", "Could not read served logs: Invalid URL 'http://:8793/log/dag_id=x/attempt=1.log': No host supplied"), [])).toEqual({ error: null, lines: [], noLog: "never-ran" });
  expect(whyFailed("*** No task logs found. Try again later\n", []).noLog).toBe("never-ran");
  expect(whyFailed(looked("1d4903e7bf5e", "Could not read served logs: 403 for http://1d4903e7bf5e:8793/log\nFor more information check: https://httpstatuses.com/403"), []).noLog).toBe("gone");
});

test("where Airflow found a log is no line of it", () => {
  expect(whyFailed(looked("", "Found local files:\n***   * /opt/airflow/logs/x.log", "killed\n"), [])).toEqual({ error: null, lines: ["killed"], noLog: null });
  expect(whyFailed("1d4903e7bf5e\n*** Could not read served logs: no\nkilled by signal 9\n", []).noLog).toBeNull();
});

test("any log gives few short lines", () => {
  fc.assert(fc.property(fc.string({ maxLength: 5_000 }), fc.boolean(), (text, failed) => {
    const { lines } = whyFailed(failed ? `Task failed with exception\n${text}` : text, FOLDERS);
    expect(lines.length).toBeLessThanOrEqual(8);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(300);
  }));
});
