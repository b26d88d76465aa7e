import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expectWellFormed } from "../support/appearance";
import { expectFits } from "../support/fits";
import { HistoryPage } from "../support/historyPage";
import { docker } from "../support/run";
import { RunsPanel } from "../support/runsPanel";
import { expect, test } from "./realTest";

// What home shows of the real Airflow, MLflow and broker. One stack for all steps; each ends as it began.
test.describe.configure({ mode: "serial" });

const SOON = 60_000;

const FAILING = `
from datetime import datetime
from airflow.decorators import dag, task

@dag(schedule=None, start_date=datetime(2024, 1, 1), catchup=False)
def fails():
    @task
    def good():
        return 1

    @task
    def bad(number):
        raise ValueError("it broke on purpose")

    bad(good())

fails()
`;

/** A user's own, paused as soon as it is there. */
const OWN = `
from datetime import datetime
from airflow.decorators import dag, task

@dag(schedule=None, start_date=datetime(2024, 1, 1), catchup=False, is_paused_upon_creation=True)
def my_own():
    @task
    def hello():
        return 1

    hello()

my_own()
`;

const WAITS = `
import os, time
from datetime import datetime
from airflow.decorators import dag, task

@dag(schedule=None, start_date=datetime(2024, 1, 1), catchup=False)
def waits():
    @task
    def wait():
        while not os.path.exists("/opt/airflow/data/go"):
            time.sleep(0.2)

    wait()

waits()
`;

/** Not even a DAG: the second line can't be read. */
const BROKEN = 'import os\nos.environ["nothing of this name"]\n';

test.beforeAll(async ({ journey }) => {
  await journey.ensureRunning();
  await journey.home.open();
});

test("without a run home offers to trigger a DAG; its run is seen running and then succeeded, linked with its MLflow run both ways", async ({ journey }) => {
  const runs = new RunsPanel(journey.home.page);
  await expect(runs.dagRuns).toContainText("No DAG runs yet", { timeout: SOON });
  await runs.trigger("train_iris");
  await expect(runs.run("train_iris")).toHaveAttribute("data-state", /queued|running/);
  await expect(runs.run("train_iris")).toHaveAttribute("data-state", /success|failed/, { timeout: 180_000 });
  expect(await runs.run("train_iris").getAttribute("data-state"), await journey.taskLogs()).toBe("success");
  await expect(runs.run("train_iris")).toContainText("2 of 2");
  await expect(runs.run("train_iris")).toContainText(/iris \/ .*accuracy 0\.\d/, { timeout: SOON });
  await expect(runs.mlflowRun()).toContainText(/iris \/ .*finished.*accuracy 0\.\d+/, { timeout: SOON });
  const [id] = (await journey.dagRuns("train_iris")).map((run) => run.dag_run_id);
  const address = `/dags/train_iris/grid?dag_run_id=${encodeURIComponent(id!)}`;
  await expect(runs.mlflowRun().getByRole("link", { name: "train_iris / train" })).toHaveAttribute("href", `http://localhost:${journey.stack.airflowPort}${address}`);
  const run = (await journey.mlflowRuns())[0]!.info.run_id;
  await expect(runs.run("train_iris").getByRole("link", { name: /^iris \// })).toHaveAttribute("href", new RegExp(`:${journey.stack.mlflowPort}/#/experiments/\\d+/runs/${run}$`));
});

test("the page with runs is accessible, light and dark, wide and narrow", async ({ journey }) => {
  await expectWellFormed(journey.home.page);
});

test("a user's new DAG is listed before its first run, paused as it is, and is unpaused and triggered with one click, or by the palette", async ({ journey }) => {
  const { page } = journey.home;
  const runs = new RunsPanel(page);
  const file = path.join(journey.stack.folder, "dags/my_own.py");
  await writeFile(file, OWN);
  await expect(runs.dag("my_own")).toContainText(/paused.*never/, { timeout: 2 * SOON });
  await expect(runs.dag("my_own").getByRole("link", { name: "my_own" })).toHaveAttribute("href", `http://localhost:${journey.stack.airflowPort}/dags/my_own/grid`);
  await expect(runs.dag("train_iris")).toContainText("success");
  await expectFits(page, [390, 768, 1024, 1200, 1280, 1366, 1440]);
  await runs.dag("my_own").getByRole("button", { name: "Unpause and trigger my_own" }).click();
  await expect(runs.run("my_own")).toHaveAttribute("data-state", "success", { timeout: 120_000 });
  await expect(runs.dag("my_own")).toHaveAttribute("data-paused", "false");
  await expect(runs.dag("my_own")).toContainText("success");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("trigger my");
  await expect(page.getByRole("option", { selected: true })).toContainText("Trigger my_own", { timeout: SOON });
  await page.keyboard.press("Enter");
  // A run whose file goes meanwhile fails, and the history would tell of it.
  await expect.poll(async () => (await journey.dagRuns("my_own")).map(({ state }) => state), { timeout: 120_000 }).toEqual(["success", "success"]);
  await rm(file);
});

test("a run that was triggered elsewhere is seen within seconds", async ({ journey }) => {
  const runs = new RunsPanel(journey.home.page);
  const id = await journey.triggerDag("train_iris");
  await expect(runs.dagRuns.locator(`[data-dag-run="${id}"]`)).toBeVisible({ timeout: 10_000 });
  await expect(runs.dagRuns.locator(`[data-dag-run="${id}"]`)).toHaveAttribute("data-state", "success", { timeout: 120_000 });
});

test("a DAG file that can't be imported is named with file and line, until it is mended", async ({ journey }) => {
  const runs = new RunsPanel(journey.home.page);
  const file = path.join(journey.stack.folder, "dags/broken_on_purpose.py");
  await writeFile(file, BROKEN);
  await expect(runs.importErrors).toContainText("dags/broken_on_purpose.py:2", { timeout: SOON });
  await expect(runs.importErrors).toContainText("KeyError: 'nothing of this name'");
  await rm(file);
  await expect(runs.importErrors).toHaveCount(0, { timeout: SOON });
});

test("a failed run says which task failed and with what, and its link opens that task's log in Airflow", async ({ journey }) => {
  const { page } = journey.home;
  const runs = new RunsPanel(page);
  await writeFile(path.join(journey.stack.folder, "dags/fails.py"), FAILING);
  await expect.poll(() => journey.hasDag("fails"), { timeout: SOON }).toBe(true);
  await journey.triggerDag("fails");
  await expect(runs.run("fails")).toHaveAttribute("data-state", "failed", { timeout: 120_000 });
  await expect(runs.failedTask("bad")).toContainText("ValueError: it broke on purpose");
  await runs.failedTask("bad").getByText("Last lines of its log").click();
  await expect(runs.failedTask("bad")).toContainText('dags/fails.py", line 13, in bad');
  await expectWellFormed(page);
  const opened = page.context().waitForEvent("page");
  await runs.failedTask("bad").getByRole("link", { name: "bad", exact: true }).click();
  const airflow = await opened;
  await journey.signIn(airflow);
  await expect(airflow).toHaveURL(/\/dags\/fails\/grid\?dag_run_id=.*task_id=bad.*tab=logs/);
  await expect(airflow.getByText("it broke on purpose").first()).toBeVisible({ timeout: SOON });
  await airflow.close();
});

test("the history tells of the run that failed, with a link to it, and of the file that could not be imported and was mended", async ({ journey }) => {
  const { page } = journey.home;
  const history = new HistoryPage(page, journey.panel.url);
  await history.open();
  const failed = history.entries("dag", "A DAG run of fails failed");
  await expect(failed).toContainText("bad: ValueError: it broke on purpose");
  const [run] = await journey.dagRuns("fails");
  expect(Math.abs((await history.timeOf(failed)) - Date.parse(run!.end_date!))).toBeLessThan(2);
  await expect(failed.getByRole("link", { name: /open it in Airflow/ })).toHaveAttribute("href", `http://localhost:${journey.stack.airflowPort}/dags/fails/grid?dag_run_id=${encodeURIComponent(run!.dag_run_id)}`);
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(failed.getByRole("link", { name: /open it in Airflow/ })).toBeVisible();
  if (wide) await page.setViewportSize(wide);
  await expect(history.entries("dag", "dags/broken_on_purpose.py can't be imported")).toContainText("Line 2: KeyError");
  await expect(history.entries("dag", "dags/broken_on_purpose.py has no import error any more")).toHaveCount(1);
  await history.kind.selectOption({ label: "DAGs" });
  await expect(history.allEntries).toHaveCount(3);
  await expectWellFormed(page);
  await journey.home.open();
});

test("while no worker takes tasks the queue is seen to grow, and to drain afterwards", async ({ journey }) => {
  const runs = new RunsPanel(journey.home.page);
  await expect(runs.work).toContainText("No task waits · 0 of 2 slots busy", { timeout: SOON });
  await journey.stack.compose("stop", "airflow-worker");
  await journey.triggerDag("train_iris");
  await expect(runs.work).toContainText("1 task waits in default · no worker is healthy", { timeout: SOON });
  await journey.triggerDag("train_iris");
  await expect(runs.work).toContainText("2 tasks wait in default", { timeout: SOON });
  await journey.stack.compose("start", "airflow-worker");
  // Between the two tasks of a run none waits and none runs.
  await expect.poll(async () => (await journey.dagRuns("train_iris")).filter((run) => run.end_date === null), { timeout: 120_000 }).toEqual([]);
  await expect(runs.work).toContainText("No task waits · 0 of 2 slots busy", { timeout: 120_000 });
});

test("a stop asks first while a task runs, and leaves it running when the answer is no", async ({ journey }) => {
  const { home } = journey;
  const runs = new RunsPanel(home.page);
  await writeFile(path.join(journey.stack.folder, "dags/waits.py"), WAITS);
  await expect.poll(() => journey.hasDag("waits"), { timeout: SOON }).toBe(true);
  await journey.triggerDag("waits");
  await expect(runs.work).toContainText("1 of 2 slots busy", { timeout: SOON });
  await home.stopButton.click();
  const dialog = home.page.getByRole("dialog");
  await expect(dialog).toContainText("One task runs; it would be ended.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await home.expectStack("healthy");
  await writeFile(path.join(journey.stack.folder, "data/go"), "");
  await expect(runs.run("waits")).toHaveAttribute("data-state", "success", { timeout: SOON });
  await rm(path.join(journey.stack.folder, "dags/waits.py"));
});

test("a DAG run keeps its link to its MLflow run, however many were logged since", async ({ journey }) => {
  const runs = new RunsPanel(journey.home.page);
  const python = (program: string) => journey.stack.exec("airflow-worker", "python", "-W", "ignore", "-c", `from mlflow import MlflowClient\nclient = MlflowClient()\n${program}`);
  await python("for number in range(60): client.create_run('0', run_name=f'flood-{number}')");
  // A new panel has nothing in mind of the runs that it saw being made.
  await journey.panel.end();
  await journey.panel.start();
  await journey.home.open();
  await expect(runs.mlflowRun()).toContainText("flood-59", { timeout: SOON });
  await expect(runs.mlflowRuns).not.toContainText("iris");
  await expect(runs.run("train_iris")).toContainText(/iris \/ .*accuracy 0\.\d/, { timeout: SOON });
  await python("for run in client.search_runs(['0']): client.delete_run(run.info.run_id)");
  await expect(runs.mlflowRun()).toContainText("iris", { timeout: SOON });
});

test("when Airflow stops answering, what it said last stays with its time, and is current again afterwards", async ({ journey }) => {
  const runs = new RunsPanel(journey.home.page);
  await journey.stack.freeze("airflow-webserver");
  await expect(runs.dagRuns).toContainText(/What is shown is as of \d\d:\d\d:\d\d/, { timeout: SOON });
  await expect(runs.run("train_iris")).toBeVisible();
  await docker("unpause", `${journey.stack.name}-airflow-webserver-1`);
  await expect(runs.dagRuns).not.toContainText("as of", { timeout: SOON });
  await journey.home.expectStack("healthy", SOON);
  await rm(path.join(journey.stack.folder, "dags/fails.py"));
});
