import * as z from "zod";

/** MLflow's addresses, words and forms; the tags are those that compose/airflow/mlflow-link sets. */

export const paths = { experiments: "/api/2.0/mlflow/experiments/search", runs: "/api/2.0/mlflow/runs/search" };

/** Pages of the MLflow UI. */
export const pages = { run: (experiment: string, run: string) => `/#/experiments/${encodeURIComponent(experiment)}/runs/${encodeURIComponent(run)}` };

const STATUSES = { RUNNING: "running", SCHEDULED: "scheduled", FINISHED: "finished", FAILED: "failed", KILLED: "killed" } as const;
const isStatus = (text: string): text is keyof typeof STATUSES => Object.hasOwn(STATUSES, text);

/** What is no finite number travels as a word: "NaN", "Infinity". */
const Value = z.union([z.number(), z.string()]).transform((value) => (typeof value === "number" && Number.isFinite(value) ? value : null));
/** Beyond this there is no date. https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LAST_DATE = 8.64e15;
/** A client may have written nanoseconds: then it is not known. */
const Time = z.number().nullish().transform((at) => (at && Math.abs(at) <= LAST_DATE ? at : null));

export const Experiments = z.object({
  experiments: z.array(z.object({ experiment_id: z.string(), name: z.string() })).default([]),
}).transform(({ experiments }) => new Map(experiments.map((experiment) => [experiment.experiment_id, experiment.name])));

export interface Metric { name: string; value: number | null; at: number | null }
export interface FoundRun {
  id: string; name: string; experiment: string;
  status: (typeof STATUSES)[keyof typeof STATUSES] | "unknown";
  startedAt: number | null; endedAt: number | null;
  metrics: Metric[];
  /** Which task instance made it, as the tags say. */
  tags: { dag: string | null; run: string | null; task: string | null };
}

const Run = z.object({
  info: z.object({
    run_id: z.string(), experiment_id: z.string(), run_name: z.string().default(""), status: z.string().default(""), start_time: Time, end_time: Time,
  }),
  data: z.object({
    metrics: z.array(z.object({ key: z.string(), value: Value.default(null), timestamp: Time })).default([]),
    tags: z.array(z.object({ key: z.string(), value: z.string().default("") })).default([]),
  }).default({ metrics: [], tags: [] }),
}).transform(({ info, data }): FoundRun => {
  const tag = (name: string): string | null => data.tags.find(({ key }) => key === name)?.value ?? null;
  return {
    id: info.run_id, name: info.run_name || info.run_id.slice(0, 8), experiment: info.experiment_id, status: isStatus(info.status) ? STATUSES[info.status] : "unknown",
    startedAt: info.start_time, endedAt: info.end_time,
    metrics: data.metrics.map((metric) => ({ name: metric.key, value: metric.value, at: metric.timestamp })),
    tags: { dag: tag("airflow.dag_id"), run: tag("airflow.run_id"), task: tag("airflow.task_id") },
  };
});

export const Runs = z.object({ runs: z.array(Run).default([]), next_page_token: z.string().optional() })
  .transform(({ runs, next_page_token: next }) => ({ runs, more: Boolean(next) }));

/** Airflow's own ids are of these characters; another one might end the text in a filter. */
const ID = /^[\p{L}\p{N}_.~:+ -]+$/u;

export function isAskable({ dag, id }: { dag: string; id: string }): boolean {
  return ID.test(dag) && ID.test(id);
}

/** The filter for what a DAG run made. */
export function madeBy({ dag, id }: { dag: string; id: string }): string {
  return `tags.\`airflow.dag_id\` = '${dag}' and tags.\`airflow.run_id\` = '${id}'`;
}
