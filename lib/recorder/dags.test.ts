import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { AirflowGlance, DagRun } from "../contracts/glance";
import { DagWatch, dagEntries } from "./dags";

const run = (part: Partial<DagRun> = {}): DagRun => ({
  dag: "etl", id: "r1", state: "failed", kind: "manual", at: 100, startedAt: 100, endedAt: 500, tasks: null, failedCount: 1, url: "http://localhost:8080/r1", mlflow: [], mlflowCount: 0, mlflowMore: false,
  failed: [{ task: "fit", mapIndex: null, url: "", error: "ValueError: no", log: ["line one", "line two"], reasonIn: null }], ...part,
});
const airflow = (part: Partial<AirflowGlance> = {}): AirflowGlance => ({ runs: [], importErrors: [], importErrorCount: 0, dags: [], dagCount: 0, url: "", ...part });
const broken = (file: string, line: number | null = 2) => ({ file, path: null, line, message: "KeyError: 'x'", trace: "Traceback" });
const nothing = { since: 0, failed: [], broken: [] };

test("a failed run is told once, at its end, with the task that failed, its reason and its last lines", () => {
  const said = airflow({ runs: [run({ id: "r2", state: "running", endedAt: null }), run({ failedCount: 3 })] });
  const { saved, drafts } = dagEntries(nothing, said, 9_000);
  expect(drafts).toMatchObject([{ at: 500, kind: "dag", severity: "bad", service: null, title: "A DAG run of etl failed", url: "http://localhost:8080/r1", detail: "fit and 2 more failed: ValueError: no (r1)\nline one\nline two" }]);
  expect(dagEntries(saved, said, 9_000).drafts).toEqual([]);
});

test("a run that was cleared and failed once more is told once more, oldest first", () => {
  const { saved } = dagEntries(nothing, airflow({ runs: [run()] }), 9_000);
  expect(dagEntries(saved, airflow({ runs: [run({ id: "r3", endedAt: 800 }), run({ endedAt: 700 })] }), 9_000).drafts.map(({ at }) => at)).toEqual([700, 800]);
});

test("what failed before the record began is no news; a run whose tasks did not fail says so", () => {
  expect(dagEntries({ ...nothing, since: 600 }, airflow({ runs: [run()] }), 9_000).drafts).toEqual([]);
  expect(dagEntries(nothing, airflow({ runs: [run({ failed: [], failedCount: 0 })] }), 9_000).drafts[0]?.detail).toBe("none of its tasks failed by itself (r1)");
});

test("a file that can't be imported is told once, with its line, and when that is over", () => {
  const first = dagEntries(nothing, airflow({ importErrors: [broken("dags/a.py"), broken("dags/b.py", null)], importErrorCount: 2 }), 50);
  expect(first.drafts.map(({ title, detail }) => `${title}: ${detail}`)).toEqual(["dags/a.py can't be imported: Line 2: KeyError: 'x'\nTraceback", "dags/b.py can't be imported: KeyError: 'x'\nTraceback"]);
  const second = dagEntries(first.saved, airflow({ importErrors: [broken("dags/b.py")], importErrorCount: 1 }), 60);
  expect(second.drafts).toMatchObject([{ at: 60, severity: "good", title: "dags/a.py has no import error any more" }]);
  expect(dagEntries(second.saved, airflow({ importErrors: [broken("dags/b.py")], importErrorCount: 1 }), 70).drafts).toEqual([]);
});

test("a file that Airflow leaves out because there are too many is not called mended", () => {
  const { saved } = dagEntries(nothing, airflow({ importErrors: [broken("dags/b.py")], importErrorCount: 1 }), 50);
  const later = dagEntries(saved, airflow({ importErrors: [broken("dags/a.py")], importErrorCount: 9 }), 60);
  expect(later.drafts.map(({ title }) => title)).toEqual(["dags/a.py can't be imported"]);
  expect(later.saved.broken).toEqual(["dags/b.py", "dags/a.py"]);
});

test("a later start of the panel does not tell again, and tells what failed in between", async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), "dags-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const now = Date.now();
  const old = run({ endedAt: now + 60_000 });
  expect(new DagWatch(dir).entries(airflow({ runs: [old] }), now)).toHaveLength(1);
  await vi.waitFor(() => expect(existsSync(path.join(dir, "dags.json"))).toBe(true));
  expect(new DagWatch(dir).entries(airflow({ runs: [run({ id: "r2", endedAt: now + 60_001 }), old] }), now).map(({ at }) => at)).toEqual([now + 60_001]);
});

test("a panel that takes over from another one does not tell again what that one told meanwhile", async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), "dags-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const now = Date.now();
  const one = new DagWatch(dir), other = new DagWatch(dir);
  const said = airflow({ runs: [run({ endedAt: now + 60_000 })] });
  expect(one.entries(said, now)).toHaveLength(1);
  await vi.waitFor(() => expect(existsSync(path.join(dir, "dags.json"))).toBe(true));
  expect(other.entries(said, now)).toEqual([]);
});

test("a run whose log can't be read yet is told once it can, or after a minute without its reason", () => {
  const unread = run({ failed: [{ task: "fit", mapIndex: null, url: "", error: null, log: [], reasonIn: null }] });
  expect(dagEntries(nothing, airflow({ runs: [unread] }), 5_000)).toEqual({ saved: nothing, drafts: [] });
  expect(dagEntries(nothing, airflow({ runs: [run()] }), 9_000).drafts).toHaveLength(1);
  expect(dagEntries(nothing, airflow({ runs: [unread] }), 60_500).drafts.map(({ detail }) => detail)).toEqual(["fit: its log was not read (r1)"]);
});

test("an Airflow with an empty database, which has read no file yet, says nothing of what was broken", () => {
  const known = { ...nothing, broken: ["dags/a.py"] };
  expect(dagEntries(known, airflow(), 50)).toEqual({ saved: known, drafts: [] });
  expect(dagEntries(known, airflow({ dagCount: 1 }), 60).drafts.map(({ title }) => title)).toEqual(["dags/a.py has no import error any more"]);
});

test("a run whose task did not come to run says which log tells why", () => {
  const error = "it did not come to run; the log of worker at that time says why";
  const said = airflow({ runs: [run({ failed: [{ task: "fit", mapIndex: null, url: "", error, log: [], reasonIn: { services: ["worker"], at: 400 } }] })] });
  expect(dagEntries(nothing, said, 9_000).drafts.map(({ detail }) => detail)).toEqual([`fit: ${error} (r1)`]);
});
