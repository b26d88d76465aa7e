import * as z from "zod";

/** All that depends on Airflow's major version: addresses, words and forms of Airflow 2. Another one would stand beside it. */

const API = "/api/v1";
/** Airflow answers with 100 entries at most. */
export const PAGE = 100;
const part = encodeURIComponent;
const RUN_STATES = ["queued", "running", "success", "failed"] as const;
/** What was never tried because something before it failed has not ended but is missing. */
const ENDED_TASK = new Set(["success", "failed", "skipped", "removed"]);

export const paths = {
  signIn: "/login/",
  runs: (limit: number) => `${API}/dags/~/dagRuns?limit=${limit}&order_by=-id`,
  importErrors: (limit: number) => `${API}/importErrors?limit=${limit}&order_by=filename`,
  dags: (limit: number) => `${API}/dags?limit=${limit}&only_active=true&order_by=dag_id&fields=dag_id&fields=is_paused&fields=timetable_description`,
  dag: (dag: string) => `${API}/dags/${part(dag)}?fields=dag_id&fields=is_paused&fields=is_active`,
  unpause: (dag: string) => `${API}/dags/${part(dag)}?update_mask=is_paused`,
  runsOf: `${API}/dags/~/dagRuns/list`,
  tasks: `${API}/dags/~/dagRuns/~/taskInstances/list`,
  trigger: (dag: string) => `${API}/dags/${part(dag)}/dagRuns`,
  log: (task: AirflowTask) => `${API}/dags/${part(task.dag)}/dagRuns/${part(task.run)}/taskInstances/${part(task.task)}/logs/${task.attempt}${task.mapIndex === null ? "" : `?map_index=${task.mapIndex}`}`,
};

/** Pages of the Airflow UI. */
export const pages = {
  dag: (dag: string) => `/dags/${part(dag)}/grid`,
  run: (dag: string, run: string) => `${pages.dag(dag)}?dag_run_id=${part(run)}`,
  log: ({ dag, run, task, mapIndex }: AirflowTask) => `${pages.run(dag, run)}&task_id=${part(task)}${mapIndex === null ? "" : `&map_index=${mapIndex}`}&tab=logs`,
};

/** The sign-in form's hidden field; null when the page is another one. */
export function formToken(html: string): string | null {
  return /name="csrf_token"[^>]*\svalue="([^"]{1,500})"/.exec(html)?.[1] ?? null;
}

const Time = z.string().nullish().transform((text) => {
  const at = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
});

export interface AirflowRun {
  dag: string; id: string; kind: string;
  state: (typeof RUN_STATES)[number] | "unknown";
  wantedAt: number | null; startedAt: number | null; endedAt: number | null;
}
export const Runs = z.object({
  dag_runs: z.array(z.object({
    dag_id: z.string(), dag_run_id: z.string(), state: z.string(), run_type: z.string().default(""),
    logical_date: Time, start_date: Time, end_date: Time,
  })),
}).transform(({ dag_runs: runs }) => runs.map((run): AirflowRun => ({
  dag: run.dag_id, id: run.dag_run_id, kind: run.run_type.replaceAll("_", " "), state: RUN_STATES.find((state) => state === run.state) ?? "unknown",
  wantedAt: run.logical_date, startedAt: run.start_date, endedAt: run.end_date,
})));

export interface AirflowTask { dag: string; run: string; task: string; mapIndex: number | null; attempt: number; failed: boolean; ended: boolean; queuedAt: number | null; endedAt: number | null }
export const Tasks = z.object({
  task_instances: z.array(z.object({
    dag_id: z.string(), dag_run_id: z.string(), task_id: z.string(), map_index: z.number().default(-1), try_number: z.number().nullish(), state: z.string().nullish(),
    queued_when: Time, end_date: Time,
  })),
  total_entries: z.number(),
}).transform((reply) => ({
  all: reply.total_entries,
  tasks: reply.task_instances.map((task): AirflowTask => ({
    dag: task.dag_id, run: task.dag_run_id, task: task.task_id, mapIndex: task.map_index < 0 ? null : task.map_index, attempt: task.try_number ?? 1,
    failed: task.state === "failed", ended: ENDED_TASK.has(task.state ?? ""), queuedAt: task.queued_when, endedAt: task.end_date,
  })),
}));

/** Body of a question for the task instances of these runs; with `failed`, for those that failed only. */
export function tasksOf(runs: readonly AirflowRun[], failed = false): object {
  return { dag_ids: [...new Set(runs.map((run) => run.dag))], dag_run_ids: [...new Set(runs.map((run) => run.id))], page_limit: PAGE, ...(failed ? { state: ["failed"] } : {}) };
}

export const ImportErrors = z.object({
  import_errors: z.array(z.object({ filename: z.string(), stack_trace: z.string().nullish().transform((text) => text ?? "") })),
  total_entries: z.number(),
});

export interface AirflowDag { id: string; paused: boolean; schedule: string | null }
export const Dags = z.object({
  dags: z.array(z.object({ dag_id: z.string(), is_paused: z.boolean().nullish(), timetable_description: z.string().nullish() })),
  total_entries: z.number(),
}).transform((reply) => ({
  all: reply.total_entries,
  dags: reply.dags.map((dag): AirflowDag => ({ id: dag.dag_id, paused: dag.is_paused ?? false, schedule: scheduleOf(dag.timetable_description ?? "") })),
}));

/** Airflow's words for a schedule; null for a DAG that runs only when it is triggered. */
function scheduleOf(words: string): string | null {
  return words === "" || /^never\b/i.test(words) ? null : words.slice(0, 200);
}

/** Body of a question for the latest runs of these DAGs. */
export function runsOf(dags: readonly AirflowDag[]): object {
  return { dag_ids: dags.map((dag) => dag.id), order_by: "-id", page_limit: PAGE };
}

/** Body that unpauses a DAG. */
export const UNPAUSED = { is_paused: false };
export const Dag = z.object({ dag_id: z.string(), is_paused: z.boolean().nullish(), is_active: z.boolean().nullish() });
export const Triggered = z.object({ dag_run_id: z.string() });
