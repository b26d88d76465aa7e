import fc from "fast-check";
import { expect, test } from "vitest";
import { describeImportError } from "./importError";

const binds = [{ source: "/home/me/stack/dags", target: "/opt/airflow/dags" }];
const trace = `Traceback (most recent call last):
  File "/opt/airflow/dags/etl.py", line 7, in <module>
    helper()
  File "/opt/airflow/dags/etl.py", line 5, in helper
    return path.nothing_here
AttributeError: module 'posixpath' has no attribute 'nothing_here'
`;

test("the last frame in the file itself is to blame, and the file is named as on the host", () => {
  expect(describeImportError({ filename: "/opt/airflow/dags/etl.py", trace }, binds)).toEqual({
    file: "dags/etl.py", path: "/home/me/stack/dags/etl.py", line: 5, message: "AttributeError: module 'posixpath' has no attribute 'nothing_here'", trace,
  });
});

test("a frame in a library is not to blame; a syntax error has its own line", () => {
  const library = `${trace.trimEnd()}\n  File "/usr/lib/python3/ast.py", line 50, in parse\nValueError: no\n`;
  expect(describeImportError({ filename: "/opt/airflow/dags/etl.py", trace: library }, binds).line).toBe(5);
  const syntax = '  File "<frozen importlib._bootstrap>", line 241, in _call\n  File "/opt/airflow/dags/x.py", line 1\n    def x(:\n          ^\nSyntaxError: invalid syntax\n';
  expect(describeImportError({ filename: "/opt/airflow/dags/x.py", trace: syntax }, [])).toMatchObject({ file: "/opt/airflow/dags/x.py", path: null, line: 1, message: "SyntaxError: invalid syntax" });
});

test("a file without a traceback of its own has no line", () => {
  expect(describeImportError({ filename: "/opt/airflow/dags/x.py", trace: "" }, binds)).toMatchObject({ line: null, message: "Airflow gives no reason." });
});

test("any trace is described, bounded", () => {
  fc.assert(fc.property(fc.string(), fc.string({ maxLength: 10_000 }), (filename, text) => {
    const found = describeImportError({ filename, trace: text }, binds);
    expect(found.message.length).toBeLessThanOrEqual(300);
    expect(found.trace.length).toBeLessThanOrEqual(4_000);
  }));
});
