import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import type { Glance } from "../contracts/glance";
import type { Service } from "../contracts/service";
import { fakeAirflow } from "../airflow/fakeAirflow.test-support";
import { row, service } from "../stack/samples.test-support";
import type { StackModel } from "../stack/model";
import { GlanceWatch, type Surroundings } from "./watch";

const closers: (() => void)[] = [];
afterEach(() => { for (const close of closers.splice(0)) close(); });

const held = (host: number) => ({ host, container: 5000, protocol: "tcp" });

/** A stack of an MLflow, a broker and a worker; `asked` names each question. */
async function stackOf(part: Partial<Surroundings> = {}) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end(request.url?.includes("experiments") ? '{"experiments":[{"experiment_id":"1","name":"secret-word"}]}' : '{"runs":[{"info":{"run_id":"r","experiment_id":"1","run_name":"n","status":"RUNNING","start_time":5}}]}');
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const { port } = server.address() as AddressInfo;
  const model: StackModel = {
    name: "s", title: "s", volumes: [], login: null, bases: [],
    services: [
      service({ name: "tracking", speaks: "mlflow", link: { title: "MLflow", port: 5000, path: "/" }, ports: [{ container: 5000, protocol: "tcp", host: port, address: "127.0.0.1", variable: null, preset: null }] }),
      service({ name: "broker", speaks: "celery-broker" }), service({ name: "worker", speaks: "celery-worker", slots: 2 }),
    ],
  };
  const state = { services: [row("tracking", "healthy"), row("broker", "healthy"), row("worker", "healthy")] as Service[], changed: () => {}, followers: 0 };
  const watch = new GlanceWatch({
    model: () => model, services: () => state.services, isLocal: () => true, hostPorts: () => [held(port)], runsSince: () => null, isPaused: () => false, login: () => ({ user: "u", password: "p" }),
    readCommand: (name) => { asked.push(name); return Promise.resolve('[1,["default",3]]\n'); }, redact: (text) => text.replaceAll("secret-word", "•••"), sawAirflow: () => {},
    onChange: (listener) => { state.followers++; state.changed = listener; return () => { state.followers--; }; }, ...part,
  });
  const seen: Glance[] = [];
  const leave = watch.subscribe((glance) => seen.push(glance));
  closers.push(leave, () => server.close());
  return { watch, seen, asked, state, leave, last: () => seen.at(-1) };
}

test("what the products say comes together, with secrets taken out, in a new message whenever it changed", async () => {
  const { seen, last } = await stackOf();
  await vi.waitFor(() => expect(last()).toMatchObject({
    airflow: null,
    mlflow: { service: "tracking", value: { runs: [{ name: "n", experiment: "•••", status: "running" }] }, problem: null },
    work: { service: "broker", value: { queues: [{ name: "default", length: 3 }], taken: 1, slots: 2, workers: { healthy: 1, all: 1 } } },
  }));
  expect(new Set(seen.map((glance) => JSON.stringify(glance))).size).toBe(seen.length);
});

test("nobody is asked before somebody looks and after the last one has gone", async () => {
  const { watch, asked, state, leave, last } = await stackOf();
  const second = watch.subscribe(() => {});
  // All of it once, and once more since tasks are under way, but for MLflow's experiments.
  await vi.waitFor(() => expect(asked).toHaveLength(5));
  await vi.waitFor(() => expect(last()?.mlflow?.value).toBeTruthy());
  leave();
  expect(state.followers).toBe(1);
  second();
  expect(state.followers).toBe(0);
  const before = asked.length;
  state.changed();
  await new Promise((resolve) => { setImmediate(resolve); });
  expect(asked.length).toBe(before);
});

test("a service that is not healthy is not asked, and is asked at once when it becomes healthy", async () => {
  const { state, last } = await stackOf();
  await vi.waitFor(() => expect(last()?.mlflow?.value).toBeTruthy());
  state.services = [row("tracking", "starting"), row("broker", "healthy"), row("worker", "unhealthy")];
  state.changed();
  await vi.waitFor(() => expect(last()).toMatchObject({ mlflow: { wait: "tracking is starting", value: { runs: [{ name: "n" }] }, asOf: expect.any(Number) }, work: { value: { slots: 0, workers: { healthy: 0, all: 1 } } } }));
  state.services = [row("tracking", "healthy"), row("broker", "healthy"), row("worker", "healthy")];
  state.changed();
  await vi.waitFor(() => expect(last()).toMatchObject({ mlflow: { wait: null, asOf: null }, work: { value: { slots: 2 } } }));
});

test("each healthy container of a scaled worker brings its slots, and tasks are counted since the first of them was started", async () => {
  const asked: string[] = [];
  const { state, last } = await stackOf({ runsSince: () => 7_000, readCommand: (_, argv) => { asked.push(argv.at(-1) ?? ""); return Promise.resolve("[1]"); } });
  state.services = [row("tracking", "healthy"), row("broker", "healthy"), row("worker", "unhealthy", { startedAt: 9_000, replicas: { all: 3, ready: 2 } })];
  state.changed();
  await vi.waitFor(() => expect(last()?.work?.value).toMatchObject({ slots: 4, workers: { healthy: 2, all: 3 } }));
  expect(asked.at(-1)).toBe("7");
});

test("nothing is asked on a port that the stack's own container does not hold, nor of an engine elsewhere", async () => {
  const moved = await stackOf({ hostPorts: () => [held(1)] });
  await vi.waitFor(() => expect(moved.last()?.mlflow?.wait).toMatch(/has to be restarted for its port/));
  expect(moved.asked).toEqual(["broker"]);
  const far = await stackOf({ isLocal: () => false });
  await vi.waitFor(() => expect(far.last()?.mlflow?.wait).toMatch(/another computer/));
  expect(far.asked).toEqual(["broker"]);
});

test("a page whose port the engine chose is asked where its container holds it", async () => {
  const chosen = service({ name: "tracking", speaks: "mlflow", link: { title: "MLflow", port: 5000, path: "/" }, ports: [{ container: 5000, protocol: "tcp", host: null, address: "127.0.0.1", variable: null, preset: null }] });
  const { last } = await stackOf({ model: () => ({ name: "s", title: "s", volumes: [], login: null, bases: [], services: [chosen] }) });
  await vi.waitFor(() => expect(last()?.mlflow?.value?.runs).toHaveLength(1));
});

test("a broker that answers something else is a stated problem", async () => {
  const { last } = await stackOf({ readCommand: () => Promise.resolve("NOAUTH") });
  await vi.waitFor(() => expect(last()?.work).toMatchObject({ value: null, problem: { code: "broker-odd" } }));
});

const RUNS = Array.from({ length: 9 }, (_, index) => ({ dag_id: index === 8 ? "of secret-word long ago" : "fine", dag_run_id: `r${index}`, state: index === 8 ? "failed" : "success" }));

test("while nobody looks Airflow alone is asked, when it is asked for the history", async () => {
  const fake = await fakeAirflow((response, { url }) => response.end(url.includes("/importErrors")
    ? '{"import_errors":[{"filename":"/x.py","stack_trace":"E: secret-word","timestamp":null}],"total_entries":1}' : url.includes("taskInstances") ? '{"task_instances":[],"total_entries":0}' : url.includes("dagRuns") ? JSON.stringify({ dag_runs: RUNS }) : '{"dags":[],"total_entries":0}'));
  const port = Number(new URL(fake.base).port);
  const airflow = service({ name: "airflow", speaks: "airflow-2", link: { title: "Airflow", port: 8080, path: "/" }, ports: [{ container: 8080, protocol: "tcp", host: port, address: "127.0.0.1", variable: null, preset: null }] });
  const told: string[] = [];
  const { watch, asked, leave, state } = await stackOf({
    model: () => ({ name: "s", title: "s", volumes: [], login: null, bases: [], services: [airflow, service({ name: "broker", speaks: "celery-broker" })] }), hostPorts: () => [held(port)],
    login: () => ({ user: "u", password: "right" }), sawAirflow: ({ importErrors }) => { for (const { message } of importErrors) told.push(message); },
  });
  state.services = [row("airflow", "healthy"), row("broker", "healthy")];
  leave();
  asked.length = 0;
  told.length = 0;
  await watch.askForRecord();
  // Each answer is told, also one that is like the last: whoever keeps the history may not have heard that one.
  await watch.askForRecord();
  expect(told).toEqual(["E: •••", "E: •••"]);
  expect(asked).toEqual([]);
});

test("how many tasks a stop would end: as the broker says; none without a worker; not known when the broker is not there or says nothing in time", async () => {
  const { watch, state } = await stackOf();
  expect(await watch.runningTasks()).toBe(0);
  const worker = row("worker", "healthy", { startedAt: 1 });
  state.services = [row("broker", "healthy"), worker];
  expect(await watch.runningTasks()).toBe(1);
  state.services = [row("broker", "unhealthy"), worker];
  expect(await watch.runningTasks()).toBeNull();
  const paused = await stackOf({ isPaused: (name) => name === "worker" });
  paused.state.services = [row("broker", "healthy"), worker];
  expect(await paused.watch.runningTasks()).toBeNull();
  const silent = await stackOf({ readCommand: () => new Promise(() => {}) });
  silent.state.services = [row("broker", "healthy"), worker];
  vi.useFakeTimers();
  const answer = silent.watch.runningTasks();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await answer).toBeNull();
  vi.useRealTimers();
});
