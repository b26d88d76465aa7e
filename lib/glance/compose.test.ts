import { expect, test } from "vitest";
import type { AirflowLook } from "../airflow/airflow";
import { Glance } from "../contracts/glance";
import type { LoggedRun, MlflowLook } from "../mlflow/mlflow";
import { composeGlance } from "./compose";
import { mapTexts } from "./mapTexts";
import type { Part } from "./poll";

const part = <Value>(value: Value): Part<Value> => ({ service: "s", value, asOf: null, wait: null, problem: null });
const dagRun = (id: string): AirflowLook["runs"][number] => ({ dag: "train", id, state: "success", kind: "manual", at: 1, startedAt: 1, endedAt: 2, tasks: null, failed: [], failedCount: 0, url: `a/${id}` });
const logged = (id: string, run: string | null): LoggedRun => ({
  id, name: id, experiment: "e", status: "finished", startedAt: 1, endedAt: 2, metric: null, url: `m/${id}`, madeBy: run === null ? null : { dag: "train", run, task: "fit" },
});
const airflow = part<AirflowLook>({ runs: [dagRun("r1"), dagRun("r2")], failedBefore: [], importErrors: [], importErrorCount: 0, dags: [], dagCount: 0 });
const mlflow = part<MlflowLook>({
  latest: [logged("m4", null), logged("m5", "gone"), logged("m3", "r1")],
  made: [{ dag: "train", run: "r1", runs: [logged("m3", "r1"), logged("m2", "r1"), logged("m1", "r1")], more: true }, { dag: "train", run: "gone", runs: [], more: false }],
});
const runPage = (dag: string, run: string): string => `page ${dag} ${run}`;

test("DAG runs and MLflow runs are linked both ways", () => {
  const glance = Glance.parse(composeGlance({ airflow, mlflow, work: null, urls: { airflow: "a", mlflow: "m" }, runPage }));
  expect(glance.airflow?.value?.runs.map((run) => [run.mlflow.map(({ id }) => id), run.mlflowCount, run.mlflowMore])).toEqual([[["m3", "m2"], 3, true], [[], 0, false]]);
  expect(glance.mlflow?.value?.runs.map((run) => run.madeBy?.url)).toEqual([undefined, "page train gone", "page train r1"]);
});

test("a product that the stack has not, or that has not answered yet, leaves the others as they are", () => {
  const silent = { ...part<MlflowLook>({ latest: [], made: [] }), value: null, wait: "mlflow is starting" };
  const glance = Glance.parse(composeGlance({ airflow, mlflow: silent, work: null, urls: { airflow: "a", mlflow: "m" }, runPage }));
  expect(glance.mlflow).toMatchObject({ value: null, wait: "mlflow is starting" });
  expect(glance.airflow?.value?.runs).toHaveLength(2);
  expect(composeGlance({ airflow: null, mlflow, work: null, urls: { airflow: null, mlflow: "m" }, runPage: null }).mlflow?.value?.runs[2]?.madeBy).toMatchObject({ run: "r1", url: null });
});

test("every text is changed, keys are not", () => {
  expect(mapTexts({ secret: ["a secret", 1, null, { b: "secret" }] }, (text) => text.replaceAll("secret", "•••"))).toEqual({ secret: ["a •••", 1, null, { b: "•••" }] });
});
