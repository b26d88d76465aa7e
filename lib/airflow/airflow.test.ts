import { expect, test } from "vitest";
import { Airflow } from "./airflow";
import { fakeAirflow } from "./fakeAirflow.test-support";

const signal = new AbortController().signal;
const run = (id: string, state: string) => ({ dag_id: "etl", dag_run_id: id, run_type: "manual", state, logical_date: "2026-01-01T10:00:00Z", start_date: "2026-01-01T10:00:01Z", end_date: state === "running" ? null : "2026-01-01T10:00:09Z" });
const task = (id: string, of: string, state: string | null) => ({ dag_id: "etl", dag_run_id: of, task_id: id, map_index: -1, try_number: 1, state, queued_when: "2026-01-01T10:00:02Z", end_date: "2026-01-01T10:00:08Z" });
const LOG = `[2026-01-01T10:00:00.000+0000] {taskinstance.py} ERROR - Task failed with exception\nTraceback (most recent call last):\nValueError: secret-word\n`;

/** An Airflow with one failed and one running DAG run of `etl`, and a paused DAG. */
async function airflow(many = false, log: string | ((url: string) => string | null) = LOG, runs = [run("r2", "running"), run("r1", "failed")]) {
  const fake = await fakeAirflow((response, { url, body, method }) => {
    const reply = (value: unknown, status = 200) => response.writeHead(status).end(typeof value === "string" ? value : JSON.stringify(value));
    const text = typeof log === "string" ? log : log(url);
    if (url.includes("/logs/")) return text === null ? reply({}, 404) : reply(text);
    if (url.includes("/taskInstances/list")) {
      const all = [task("load", "r2", "running"), task("late", "r2", null), task("fit", "r1", "failed"), task("after", "r1", "upstream_failed"), task("fit", "other", "failed")];
      const { state, dag_run_ids: ids } = JSON.parse(body) as { state?: string[]; dag_run_ids: string[] };
      if (ids.includes("big")) all.unshift(...Array.from({ length: 120 }, (_, index) => ({ ...task("map", "big", "failed"), map_index: index })));
      all.push(...ids.filter((id) => id.startsWith("f")).map((id) => task("fit", id, "failed")));
      const tasks = all.filter((one) => ids.includes(one.dag_run_id) && (!state || state.includes(one.state ?? "")));
      return reply({ task_instances: tasks.slice(0, 100), total_entries: many ? 700 : tasks.length });
    }
    if (url.startsWith("/api/v1/dags?")) return reply({ dags: [{ dag_id: "etl" }, { dag_id: "paused", is_paused: true }], total_entries: 2 });
    if (url.includes("/dags/~/dagRuns")) return reply({ dag_runs: runs, total_entries: runs.length });
    if (url.includes("/importErrors")) return reply({ import_errors: [{ filename: "/opt/dags/x.py", stack_trace: "E: no", timestamp: null }], total_entries: 9 });
    if (url.startsWith("/api/v1/dags/paused")) return reply(method === "POST" ? { dag_run_id: "made" } : { dag_id: "paused", is_paused: method === "GET" });
    if (url.startsWith("/api/v1/dags/etl")) return method === "GET" ? reply({ dag_id: "etl", is_paused: false, is_active: true }) : reply(body.includes("twice") ? {} : { dag_run_id: "made" }, body.includes("twice") ? 409 : 200);
    return reply({ title: "not found" }, 404);
  });
  const product = new Airflow(fake.base, "http://localhost:8080", () => ({ user: "me", password: "right" }), [{ source: "/home/me/dags", target: "/opt/dags" }], (text) => text.replaceAll("secret-word", "•••"), () => ["worker"]);
  return { ...fake, product };
}

test("runs say how far they are and which task failed with what, with secrets taken out", async () => {
  const { product } = await airflow();
  const look = await product.look(signal);
  expect(look.runs).toMatchObject([
    { dag: "etl", id: "r2", state: "running", endedAt: null, tasks: { ended: 0, all: 2 }, failed: [], failedCount: 0 },
    { id: "r1", state: "failed", tasks: { ended: 1, all: 2 }, failedCount: 1, failed: [{ task: "fit", error: "ValueError: •••", url: "http://localhost:8080/dags/etl/grid?dag_run_id=r1&task_id=fit&tab=logs" }] },
  ]);
  expect(look).toMatchObject({ importErrors: [{ file: "dags/x.py", path: "/home/me/dags/x.py" }], importErrorCount: 9 });
});

test("a task instance that did not come to run names the service whose log says why, and from when on", async () => {
  const { product } = await airflow(false, "\n INFO - ::group::Log message source details\n*** Could not read served logs: Invalid URL 'http://:8793/log/x': No host supplied\n INFO - ::endgroup::\n");
  expect((await product.look(signal)).runs[1]?.failed).toEqual([{
    task: "fit", mapIndex: null, url: expect.any(String), error: "it did not come to run; the log of worker at that time says why", log: [], reasonIn: { services: ["worker"], at: Date.UTC(2026, 0, 1, 10, 0, 2) },
  }]);
});

test("a run that failed is found behind the newest ones, which alone are shown, with what it failed with", async () => {
  const newer = Array.from({ length: 20 }, (_, index) => run(`s${index}`, "success"));
  const { product } = await airflow(false, LOG, [...newer, run("r1", "failed")]);
  const look = await product.look(signal);
  expect(look.runs.map(({ id }) => id)).toEqual(newer.slice(0, 8).map((one) => one.dag_run_id));
  expect(look.failedBefore).toMatchObject([{ id: "r1", failed: [{ task: "fit", error: "ValueError: •••" }] }]);
});

test("of many failed runs each comes to its reason, three at each look", async () => {
  const { product } = await airflow(false, LOG, Array.from({ length: 5 }, (_, index) => run(`f${index}`, "failed")));
  const reasons = async () => (await product.look(signal)).runs.filter(({ failed }) => failed[0]?.error === "ValueError: •••").length;
  expect([await reasons(), await reasons()]).toEqual([3, 5]);
});

test("behind the newest ones those that failed last are found", async () => {
  const old = Array.from({ length: 8 }, (_, index) => run(`f${index}`, "failed"));
  const { product } = await airflow(false, LOG, [...Array.from({ length: 8 }, (_, index) => run(`s${index}`, "success")), ...old, { ...run("flast", "failed"), end_date: "2026-01-01T10:00:59Z" }]);
  expect((await product.look(signal)).failedBefore.map(({ id }) => id)).toEqual(["flast", ...old.slice(0, 7).map((one) => one.dag_run_id)]);
});

test("logs that can't be read do not keep the others from being read", async () => {
  const { product } = await airflow(false, (url: string) => (url.includes("/f3/") ? LOG : null), Array.from({ length: 4 }, (_, index) => run(`f${index}`, "failed")));
  await product.look(signal);
  expect((await product.look(signal)).runs.map(({ failed }) => failed[0]?.error)).toEqual([null, null, null, "ValueError: •••"]);
});

test("a run with more failed tasks than an answer holds does not hide another run's", async () => {
  const { product } = await airflow(false, LOG, [run("big", "failed"), run("r1", "failed")]);
  expect((await product.look(signal)).runs).toMatchObject([{ tasks: null, failedCount: 100 }, { failed: [{ task: "fit" }], failedCount: 1 }]);
});

test("what has ended is asked for once", async () => {
  const { product, seen } = await airflow();
  await product.look(signal);
  const first = seen.length;
  await product.look(signal);
  const again = seen.slice(first);
  expect(again.map(({ url }) => url.split("?")[0])).toEqual(["/api/v1/dags/~/dagRuns", "/api/v1/dags/~/dagRuns/~/taskInstances/list"]);
  expect(JSON.parse(again[1]?.body ?? "")).toMatchObject({ dag_run_ids: ["r2"] });
});

test("more task instances than one reply holds are not counted, but what failed is still found", async () => {
  const { product } = await airflow(true);
  expect((await product.look(signal)).runs).toMatchObject([{ tasks: null, failedCount: 0 }, { tasks: null, failedCount: 1, failed: [{ task: "fit" }] }]);
});

test("a DAG is triggered once, even when the order comes twice; one that is paused or unknown is not", async () => {
  const { product, seen } = await airflow();
  await product.trigger("etl", "manual__1", false, signal);
  expect(seen.at(-1)).toMatchObject({ method: "POST", url: "/api/v1/dags/etl/dagRuns", body: '{"dag_run_id":"manual__1","conf":{}}' });
  await product.trigger("etl", "twice", false, signal);
  await expect(product.trigger("paused", "r", false, signal)).rejects.toMatchObject({ problem: { code: "dag-paused" } });
  await product.trigger("paused", "r", true, signal);
  expect(seen.slice(-2)).toMatchObject([{ method: "PATCH", url: "/api/v1/dags/paused?update_mask=is_paused", body: '{"is_paused":false}' }, { method: "POST", url: "/api/v1/dags/paused/dagRuns" }]);
  await expect(product.trigger("../dags", "r", false, signal)).rejects.toMatchObject({ problem: { code: "dag-unknown" } });
  expect(seen.filter(({ method, url }) => method === "POST" && url.endsWith("/etl/dagRuns"))).toHaveLength(2);
});
