import fc from "fast-check";
import { expect, test } from "vitest";
import { Dags, formToken, ImportErrors, pages, paths, Runs, Tasks, tasksOf } from "./version2";

const run = { dag_id: "train_iris", dag_run_id: "manual__2026-11-24T11:11:29.596702+00:00", run_type: "manual", state: "running", logical_date: "2026-11-24T11:11:29.596702+00:00", start_date: "2026-11-24T11:11:30.005200+00:00", end_date: null };

test("a DAG run is read; a state of another version is unknown", () => {
  const [read] = Runs.parse({ dag_runs: [run], total_entries: 1 });
  expect(read).toEqual({ dag: "train_iris", id: run.dag_run_id, kind: "manual", state: "running", wantedAt: Date.parse(run.logical_date), startedAt: Date.parse(run.start_date), endedAt: null });
  expect(Runs.parse({ dag_runs: [{ ...run, state: "paused", run_type: "dataset_triggered" }] })[0]).toMatchObject({ state: "unknown", kind: "dataset triggered" });
});

test("task instances say whether they ended and failed", () => {
  const task = { dag_id: "d", dag_run_id: "r", task_id: "t", map_index: -1, try_number: 2, state: "failed", queued_when: "2026-01-01T10:00:00Z", end_date: "2026-01-01T10:00:09Z" };
  const { tasks } = Tasks.parse({ task_instances: [task, { ...task, map_index: 3, state: null }], total_entries: 2 });
  expect(tasks).toMatchObject([{ mapIndex: null, attempt: 2, failed: true, ended: true, queuedAt: Date.UTC(2026, 0, 1, 10), endedAt: Date.UTC(2026, 0, 1, 10, 0, 9) }, { mapIndex: 3, failed: false, ended: false }]);
});

test("addresses hold any id as one part, and the page of a failed task is its log in the grid of its run", () => {
  const task = { dag: "a/b", run: "manual__2026-11-24T11:11:29+00:00", task: "bad one", mapIndex: null, attempt: 2, failed: true, ended: true, queuedAt: null, endedAt: null };
  expect(paths.log(task)).toBe("/api/v1/dags/a%2Fb/dagRuns/manual__2026-11-24T11%3A11%3A29%2B00%3A00/taskInstances/bad%20one/logs/2");
  expect(paths.log({ ...task, mapIndex: 4 })).toMatch(/\/logs\/2\?map_index=4$/);
  expect(pages.log(task)).toBe("/dags/a%2Fb/grid?dag_run_id=manual__2026-11-24T11%3A11%3A29%2B00%3A00&task_id=bad%20one&tab=logs");
  expect(pages.log({ ...task, mapIndex: 4 })).toMatch(/&map_index=4&tab=logs$/);
});

test("the tasks of several runs are asked for once", () => {
  const runs = Runs.parse({ dag_runs: [run, { ...run, dag_run_id: "other" }] });
  expect(tasksOf(runs)).toEqual({ dag_ids: ["train_iris"], dag_run_ids: [run.dag_run_id, "other"], page_limit: 100 });
  expect(tasksOf(runs, true)).toMatchObject({ state: ["failed"] });
});

test("the sign-in form's token is found, or there is none", () => {
  expect(formToken('<input id="csrf_token" name="csrf_token" type="hidden" value="Ijgz.awV.EDbc">')).toBe("Ijgz.awV.EDbc");
  expect(formToken("<html>another page</html>")).toBeNull();
});

test("no reply of any form makes more than a refusal of the schema", () => {
  fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(Runs, Tasks, ImportErrors, Dags), (value, schema) => {
    expect(() => schema.safeParse(value)).not.toThrow();
    expect(() => schema.safeParse({ dag_runs: value, task_instances: value, import_errors: [value], dags: [value], total_entries: 1 })).not.toThrow();
  }));
});
