import fc from "fast-check";
import { expect, test } from "vitest";
import { ownFrames } from "./ownFrames";

const FOLDERS = ["/opt/airflow/dags", "/opt/airflow/plugins"];
const HEAD = "Traceback (most recent call last):";
const frame = (file: string, line: number) => [`  File "${file}", line ${line}, in f`, `    call(${line})`, "    ^^^^"];
const library = (line: number) => frame("/home/airflow/.local/lib/python3.12/site-packages/pandas/io.py", line);

test("frames of one's own files are shown with their code, those of libraries are counted", () => {
  const trace = [HEAD, ...library(1), ...library(2), ...frame("/opt/airflow/dags/etl.py", 3), ...library(4), "  [Previous line repeated 9 more times]", "KeyError: 'x'"];
  expect(ownFrames(trace, FOLDERS, 8)).toEqual([HEAD, "  … 2 frames of libraries", '  File "/opt/airflow/dags/etl.py", line 3, in f', "    call(3)", "  … 1 frame of libraries", "KeyError: 'x'"]);
});

test("a long message does not take the place of the last of one's own frames", () => {
  const message = Array.from({ length: 20 }, (_, index) => `message ${index}`);
  const shown = ownFrames([HEAD, ...frame("/opt/airflow/dags/etl.py", 1), ...frame("/opt/airflow/plugins/own.py", 2), ...library(3), ...message], FOLDERS, 8);
  expect(shown).toEqual(['  File "/opt/airflow/plugins/own.py", line 2, in f', "    call(2)", "  …", ...message.slice(-5)]);
});

test("a traceback through libraries alone, or where no folder is known, keeps its last lines", () => {
  const trace = [HEAD, ...library(1), ...frame("/opt/airflow/dags_of_others/etl.py", 2), "ValueError"];
  expect(ownFrames(trace, FOLDERS, 4)).toEqual(trace.slice(-4));
  expect(ownFrames(trace, [], 4)).toEqual(trace.slice(-4));
});

test("the place of a syntax error stays, as do the tracebacks of what was raised meanwhile", () => {
  const trace = [HEAD, ...library(1), "KeyError: 1", "During handling of the above exception, another exception occurred:", HEAD, ...frame("/opt/airflow/dags/a.py", 2), '  File "/opt/airflow/x.py", line 1', "    def x(:", "SyntaxError: invalid syntax"];
  expect(ownFrames(trace, FOLDERS, 20)).toEqual([HEAD, "  … 1 frame of libraries", "KeyError: 1", "During handling of the above exception, another exception occurred:", HEAD, ...frame("/opt/airflow/dags/a.py", 2).slice(0, 2), '  File "/opt/airflow/x.py", line 1', "    def x(:", "SyntaxError: invalid syntax"]);
});

test("no trace gives more lines than wanted, and its last one stays", () => {
  const line = fc.oneof(fc.string(), fc.constantFrom(...library(1), ...frame("/opt/airflow/dags/a.py", 2)));
  fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (trace) => {
    const shown = ownFrames([...trace, "ValueError"], FOLDERS, 8);
    expect(shown.length).toBeLessThanOrEqual(8);
    expect(shown.at(-1)).toBe("ValueError");
  }));
});
