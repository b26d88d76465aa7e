import { expect, test } from "./realTest";

// One journey through the stack that ships, in order: each step goes on where the last one ended.
test.describe.configure({ mode: "serial" });

const DAG = "train_iris";
const SERVICES = ["postgres", "redis", "mlflow", "airflow-webserver", "airflow-scheduler", "airflow-worker", "airflow-triggerer"];

test("from nothing, Start brings every service up and leaves the tools alone", async ({ journey }) => {
  const { home, stack } = journey;
  await home.open();
  await home.expectStack("off");
  await home.startButton.click();
  await expect(home.progress).toContainText(/elapsed/);
  await home.expectStack("healthy", 280_000);
  for (const name of SERVICES) await home.expectService(name, "healthy");
  await home.expectService("airflow-init", "completed");
  await home.expectService("airflow-cli", "off");
  await home.expectService("flower", "off");
  expect(await stack.running()).toEqual([...SERVICES].sort());
});

test("Airflow is opened by its link and takes the login that the panel gives", async ({ journey }) => {
  const airflow = await journey.openLink("Airflow UI");
  await journey.signIn(airflow);
  await expect(airflow.getByRole("link", { name: DAG, exact: true }).first()).toBeVisible({ timeout: 20_000 });
  await airflow.close();
});

test("the example DAG runs to success, and its run and model are in MLflow", async ({ journey }) => {
  const run = await journey.triggerDag(DAG);
  await expect.poll(() => journey.dagRunState(DAG, run), { timeout: 180_000 }).toMatch(/success|failed/);
  expect(await journey.dagRunState(DAG, run), await journey.taskLogs()).toBe("success");
  const runs = await journey.mlflowRuns();
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatchObject({ info: { status: "FINISHED" } });
  expect(runs[0]!.data.params?.length ?? 0).toBeGreaterThan(0);
  expect(runs[0]!.data.metrics?.length ?? 0).toBeGreaterThan(0);
  expect(await journey.loadModel(runs[0]!.info.run_id)).toMatch(/^predicts setosa$/);
});

test("Flower is switched on and off, live", async ({ journey }) => {
  const { home } = journey;
  await home.toggle("flower").click();
  await home.expectService("flower", "healthy", undefined, 60_000);
  const flower = await journey.openLink("Flower");
  await expect(flower.getByText(/celery@/).first()).toBeVisible({ timeout: 20_000 });
  await flower.close();
  await home.toggle("flower").click();
  await home.expectService("flower", "off", undefined, 30_000);
  await home.expectStack("healthy");
});

test("every published port is bound to the loopback address", async ({ journey }) => {
  const bindings = await journey.publishedAddresses();
  expect(bindings.length).toBeGreaterThan(0);
  expect(new Set(bindings)).toEqual(new Set(["127.0.0.1"]));
});

test("after a stop and a start the DAG run and the MLflow run are still there", async ({ journey }) => {
  const { home, stack } = journey;
  await home.stop(60_000);
  expect(await stack.running()).toEqual([]);
  await home.start(120_000);
  expect(await journey.dagRuns(DAG)).toHaveLength(1);
  expect(await journey.mlflowRuns()).toHaveLength(1);
});

test("after a reset they are gone, and the stack starts with empty volumes", async ({ journey }) => {
  const { home, data, stack } = journey;
  await data.open();
  await data.reset(stack.name, 120_000);
  expect(await stack.volumes()).toEqual([]);
  await home.open();
  await home.start(120_000);
  expect(await journey.dagRuns(DAG)).toHaveLength(0);
  expect(await journey.mlflowRuns()).toHaveLength(0);
});
