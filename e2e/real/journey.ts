import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { DataPage } from "../support/dataPage";
import { HomePage } from "../support/homePage";
import { Panel } from "../support/panel";
import { pageToken } from "../support/pageToken";
import { RealStack } from "../support/realStack";
import { docker, lines, run } from "../support/run";

interface DagRun { dag_run_id: string; state: string; end_date: string | null }
interface MlflowRun { info: { run_id: string; status: string }; data: { params?: object[]; metrics?: object[] } }

/** The stack that ships with its panel, and what a user asks of Airflow and MLflow. */
export class Journey {
  private constructor(readonly stack: RealStack, readonly panel: Panel, readonly home: HomePage, readonly data: DataPage) {}

  static async begin(page: Page): Promise<Journey> {
    const stack = await RealStack.create();
    const panel = await Panel.start(stack);
    return new Journey(stack, panel, await HomePage.open(page, panel.url), new DataPage(page, panel.url));
  }

  async end(): Promise<void> {
    await this.panel.end();
    await this.stack.remove();
  }

  /** Starts the stack unless it runs. */
  async ensureRunning(): Promise<void> {
    await this.home.open();
    if ((await this.home.stack.getAttribute("data-stack-state")) === "off") await this.home.startButton.click();
    await this.home.expectStack("healthy", 280_000);
  }

  /** Runs a check of compose/checks on this stack; its output is the message when it fails. */
  async check(script: string, ...args: string[]): Promise<void> {
    const { stack } = this;
    await run("bash", [path.join(path.dirname(stack.composeFile), "checks", script), ...args], {
      env: { ...process.env, FLIGHTDECK_COMPOSE_FILE: stack.composeFile, FLIGHTDECK_PROJECT: stack.name, FLIGHTDECK_ENV_FILE: stack.envFile },
    });
  }

  /** Opens a service's own page by its link. */
  async openLink(title: string): Promise<Page> {
    const opened = this.home.page.context().waitForEvent("page");
    await this.home.link(title).click();
    return opened;
  }

  /** The Airflow login, as the page gets it. */
  async login(): Promise<{ user: string; password: string }> {
    const headers = { "x-flightdeck-token": await pageToken(this.panel.url), "sec-fetch-site": "same-origin" };
    return (await fetch(`${this.panel.url}/api/login`, { headers })).json() as Promise<{ user: string; password: string }>;
  }

  /** Signs in on Airflow's own page. */
  async signIn(airflow: Page): Promise<void> {
    const { user, password } = await this.login();
    await airflow.getByLabel(/username/i).fill(user);
    await airflow.getByLabel(/password/i).fill(password);
    await airflow.getByRole("button", { name: /sign in/i }).or(airflow.locator("input[type=submit]")).click();
  }

  /** Whether Airflow has read the file of a DAG. */
  async hasDag(dag: string): Promise<boolean> {
    return (await this.airflow<{ dags: { dag_id: string }[] }>("dags")).dags.some((one) => one.dag_id === dag);
  }

  async triggerDag(dag: string): Promise<string> {
    return (await this.airflow<DagRun>(`dags/${dag}/dagRuns`, { conf: {} })).dag_run_id;
  }

  async dagRunState(dag: string, id: string): Promise<string> {
    return (await this.airflow<DagRun>(`dags/${dag}/dagRuns/${encodeURIComponent(id)}`)).state;
  }

  async dagRuns(dag: string): Promise<DagRun[]> {
    return (await this.airflow<{ dag_runs: DagRun[] }>(`dags/${dag}/dagRuns`)).dag_runs;
  }

  /** The logs of every task so far: why a DAG run failed. */
  async taskLogs(): Promise<string> {
    return this.stack.exec("airflow-worker", "sh", "-c", "cd /opt/airflow/logs && find . -name 'attempt=*.log' -exec tail -n 40 {} +");
  }

  /** Every run that MLflow knows, of all experiments. */
  async mlflowRuns(): Promise<MlflowRun[]> {
    const { experiments = [] } = await this.mlflow<{ experiments?: { experiment_id: string }[] }>("experiments/search", { max_results: 100 });
    const ids = experiments.map((experiment) => experiment.experiment_id);
    return (await this.mlflow<{ runs?: MlflowRun[] }>("runs/search", { experiment_ids: ids, max_results: 100 })).runs ?? [];
  }

  /** Loads the model of a run inside the worker, as a next task would, and lets it predict one flower. */
  async loadModel(id: string): Promise<string> {
    const program = [
      "import mlflow, sys",
      "experiment = mlflow.get_run(sys.argv[1]).info.experiment_id",
      "[logged] = mlflow.search_logged_models([experiment], filter_string=f\"source_run_id = '{sys.argv[1]}'\", output_format='list')",
      "model = mlflow.sklearn.load_model(logged.model_uri)",
      "print('predicts', model.predict([[5.1, 3.5, 1.4, 0.2]])[0])",
    ].join("\n");
    return lines(await this.stack.exec("airflow-worker", "python", "-W", "ignore", "-c", program, id)).at(-1) ?? "";
  }

  /** The host addresses that the running containers are published on. */
  async publishedAddresses(): Promise<string[]> {
    const format = "{{range $port, $bindings := .NetworkSettings.Ports}}{{range $bindings}}{{.HostIp}}\n{{end}}{{end}}";
    return lines(await docker("inspect", "--format", format, ...(await this.stack.containers())));
  }

  private async airflow<T>(address: string, body?: object): Promise<T> {
    const { user, password } = await this.login();
    const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`, "content-type": "application/json" };
    const reply = await fetch(`http://localhost:${this.stack.airflowPort}/api/v1/${address}`, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
    expect(reply.ok, `${address}: ${reply.status}`).toBe(true);
    return reply.json() as Promise<T>;
  }

  private async mlflow<T>(address: string, body: object): Promise<T> {
    const reply = await fetch(`http://localhost:${this.stack.mlflowPort}/api/2.0/mlflow/${address}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    expect(reply.ok, `${address}: ${reply.status}`).toBe(true);
    return reply.json() as Promise<T>;
  }
}
