import type { MlflowRun } from "../contracts/glance";
import { ask, parseAnswer } from "../ask";
import { mainMetric } from "./mainMetric";
import { Experiments, pages, paths, Runs, type FoundRun } from "./protocol";

const WHO = "MLflow";

/** An MLflow run; `madeBy` without the address of its page, which only Airflow's room knows. */
export type LoggedRun = Omit<MlflowRun, "madeBy"> & { madeBy: { dag: string; run: string; task: string | null } | null };

function describe(run: FoundRun, experiment: string, shown: string): LoggedRun {
  return {
    id: run.id, name: run.name, experiment, status: run.status, startedAt: run.startedAt, endedAt: run.endedAt,
    metric: mainMetric(run.metrics), url: shown + pages.run(run.experiment, run.id),
    madeBy: run.tags.dag && run.tags.run ? { dag: run.tags.dag, run: run.tags.run, task: run.tags.task } : null,
  };
}

/** The latest runs of all experiments, newest first. `base`: where Flightdeck reaches it; `shown`: where the browser does. */
export async function latestRuns(base: string, shown: string, signal: AbortSignal): Promise<LoggedRun[]> {
  const post = (path: string, body: object) => ask({ who: WHO, url: base + path, method: "POST", body, signal });
  const names = parseAnswer(WHO, await post(paths.experiments, { max_results: 1_000, order_by: ["last_update_time DESC"] }), Experiments);
  if (names.size === 0) return [];
  const found = parseAnswer(WHO, await post(paths.runs, { experiment_ids: [...names.keys()], max_results: 50, order_by: ["start_time DESC"] }), Runs);
  return found.map((run) => describe(run, names.get(run.experiment) ?? run.experiment, shown));
}
