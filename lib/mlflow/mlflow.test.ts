import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { Mlflow, type Maker } from "./mlflow";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.useRealTimers();
});

/** An MLflow in which every DAG run of "etl" made one run; `filters` are those that it was asked with. */
async function tracking() {
  const filters: string[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(request.url?.includes("experiments") ? "experiments" : "runs");
      if (request.url?.includes("experiments")) return response.end('{"experiments":[{"experiment_id":"7","name":"iris"}]}');
      const { filter = "" } = JSON.parse(body) as { filter?: string };
      if (filter) filters.push(filter);
      const run = /run_id` = '(.*)'$/.exec(filter)?.[1] ?? "latest";
      const tags = [{ key: "airflow.dag_id", value: "etl" }, { key: "airflow.run_id", value: run }];
      return response.end(JSON.stringify({ runs: [{ info: { run_id: `m-${run}`, experiment_id: "7", run_name: "n", status: "FINISHED" }, data: { tags } }], ...(run === "busy" ? { next_page_token: "t" } : {}) }));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  closers.push(() => server.close());
  const mlflow = new Mlflow(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "http://localhost:5000");
  return { filters, asked, look: (...makers: Maker[]) => mlflow.look(makers, AbortSignal.timeout(5_000)) };
}

const maker = (id: string, part: Partial<Maker> = {}): Maker => ({ dag: "etl", id, state: "success", startedAt: 1, endedAt: 2, ...part });

test("what a DAG run made is found by its tags, however old it is; one that has not begun is not asked for", async () => {
  const { filters, look } = await tracking();
  const { latest, made } = await look(maker("old"), maker("busy"), maker("queued", { state: "queued", startedAt: null, endedAt: null }), maker("it's odd"));
  expect(latest.map(({ id }) => id)).toEqual(["m-latest"]);
  expect(made.map(({ run, runs, more }) => [run, runs.map(({ id, experiment }) => `${experiment} ${id}`), more])).toEqual([["old", ["iris m-old"], false], ["busy", ["iris m-busy"], true]]);
  expect(filters).toEqual(["tags.`airflow.dag_id` = 'etl' and tags.`airflow.run_id` = 'old'", "tags.`airflow.dag_id` = 'etl' and tags.`airflow.run_id` = 'busy'"]);
});

test("the experiments are asked for now and then, at once when a DAG run has changed, and each time while one is under way", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000 });
  const { asked, look } = await tracking();
  const experiments = async (...makers: Maker[]): Promise<number> => {
    asked.length = 0;
    await look(...makers);
    return asked.filter((one) => one === "experiments").length;
  };
  const running = maker("r2", { state: "running", endedAt: null });
  expect([await experiments(maker("r1")), await experiments(maker("r1"))]).toEqual([1, 0]);
  vi.setSystemTime(2_000);
  expect(await experiments(maker("r1"), running)).toBe(1);
  vi.setSystemTime(3_000);
  expect([await experiments(maker("r1"), running), await experiments(maker("r1"), maker("r2")), await experiments(maker("r1"), maker("r2"))]).toEqual([1, 1, 0]);
  vi.setSystemTime(60_000);
  expect(await experiments(maker("r1"), maker("r2"))).toBe(1);
});

test("of an ended DAG run it is asked once in a while, of one under way each time, of one that ran again at once", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000 });
  const { filters, look } = await tracking();
  const running = maker("r2", { state: "running", endedAt: null });
  await look(maker("r1"), running);
  await look(maker("r1"), running);
  expect(filters.map((filter) => /r\d/.exec(filter.slice(-3))?.[0])).toEqual(["r1", "r2", "r2"]);
  await look(maker("r1", { endedAt: 9 }), maker("r2"));
  expect(filters).toHaveLength(5);
  vi.setSystemTime(1_000_000);
  expect((await look(maker("r1", { endedAt: 9 }), maker("r2"))).made).toHaveLength(2);
  expect(filters).toHaveLength(7);
});
