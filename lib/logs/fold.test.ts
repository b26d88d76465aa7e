import fc from "fast-check";
import { expect, test } from "vitest";
import { lineMarker, streamMarker } from "./fold";

/** "h" begins an entry, "p" belongs to the one before; the letter before it is its level. */
function marks(text: string): string[] {
  const mark = lineMarker();
  return text.split("\n").map((line) => {
    const { level, part } = mark(line);
    return `${level ?? "-"} ${part ? "p" : "h"}`;
  });
}

test("a traceback below a logged error is one entry with it, chained ones too, and the next entry is another", () => {
  expect(marks(`[2026-11-24T14:02:11.006+0000] {dagbag.py:387} ERROR - Failed to import
Traceback (most recent call last):
  File "/opt/airflow/dags/a.py", line 3, in <module>
    import nothing
KeyError: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/opt/airflow/dags/a.py", line 5, in <module>
    raise OSError
OSError: [Errno 24] Too many open files
[2026-11-24T14:02:12.006+0000] {dagbag.py:390} INFO - next`)).toEqual(["error h", ...Array.from({ length: 11 }, () => "error p"), "info h"]);
});

test("a traceback by itself is an error, and ends with its exception", () => {
  expect(marks(`starting
Traceback (most recent call last):
  File "x.py", line 1, in <module>
    boom()
sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) refused
[SQL: SELECT 1]
(Background on this error at: https://sqlalche.me/e/14/e3q8)
started`)).toEqual(["- h", "error h", "error p", "error p", "error p", "error p", "error p", "- h"]);
});

test("a traceback below an information is an entry of its own", () => {
  expect(marks("INFO:     serving\nTraceback (most recent call last):\n  File \"x\", line 1\nValueError")).toEqual(["info h", "error h", "error p", "error p"]);
});

test("details and indented text belong to their message", () => {
  expect(marks(`2026-11-24 14:02:11.006 UTC [12] ERROR:  relation "x" does not exist
2026-11-24 14:02:11.006 UTC [12] STATEMENT:  SELECT *
	FROM x
2026-11-24 14:02:12.006 UTC [12] LOG:  done
    not a detail of an unknown`)).toEqual(["error h", "error p", "error p", "info h", "info p"]);
  expect(marks("plain\n    indented")).toEqual(["- h", "- h"]);
});

test("the line of code that a warning of Python quotes belongs to it", () => {
  expect(marks("/a/b.py:12: FutureWarning: changes\n  frame = read(path)\n  not of it\nnext")).toEqual(["warn h", "warn p", "- h", "- h"]);
});

test("the two streams of a container don't mix", () => {
  const mark = streamMarker();
  expect(mark("Traceback (most recent call last):", true)).toEqual({ level: "error" });
  expect(mark("  indented output", false)).toEqual({});
  expect(mark("  File \"x\", line 1", true)).toEqual({ level: "error", part: true });
});

test("whatever comes, the first line begins an entry or is no part of a known one", () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 20 }), (lines) => {
    const mark = lineMarker();
    for (const line of lines) expect(mark(line).level ?? "info").toMatch(/error|warn|info|debug/);
  }));
});
