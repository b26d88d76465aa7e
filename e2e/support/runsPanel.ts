import type { Locator, Page } from "@playwright/test";

/** What home shows of Airflow, MLflow and the queues. */
export class RunsPanel {
  constructor(readonly page: Page) {}

  get dagRuns(): Locator {
    return this.page.getByRole("region", { name: "Latest DAG runs" });
  }
  get mlflowRuns(): Locator {
    return this.page.getByRole("region", { name: "Latest MLflow runs" });
  }
  /** The DAGs that Airflow lists, run or not. */
  get dags(): Locator {
    return this.page.getByRole("region", { name: "DAGs", exact: true });
  }
  dag(id: string): Locator {
    return this.dags.locator(`[data-listed-dag="${id}"]`);
  }
  get importErrors(): Locator {
    return this.page.getByRole("region", { name: "Import errors" });
  }
  /** "1 task waits in default · 0 of 2 slots busy" */
  get work(): Locator {
    return this.dagRuns.getByTestId("work");
  }

  /** The latest run of a DAG. */
  run(dag: string): Locator {
    return this.dagRuns.locator(`[data-dag="${dag}"]`).first();
  }
  failedTask(task: string): Locator {
    return this.dagRuns.locator(`[data-failed-task="${task}"]`).first();
  }
  mlflowRun(): Locator {
    return this.mlflowRuns.locator("[data-mlflow-run]").first();
  }

  /** Triggers a DAG by its button, whichever there is. */
  async trigger(dag: string): Promise<void> {
    await this.dagRuns.getByRole("button", { name: `Trigger ${dag}` }).first().click();
  }
}
