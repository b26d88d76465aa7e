import * as z from "zod/mini";
import { Problem } from "./problem";

/** One product's share of the glance: what it last said, and why that is not current. */
function part<Value extends z.ZodMiniType>(value: Value) {
  return z.object({
    service: z.string(),
    value: z.nullable(value),
    /** When `value` was true, epoch ms, once it is not current any more. */
    asOf: z.nullable(z.number()),
    /** It is not asked for now: "airflow-webserver is starting". */
    wait: z.nullable(z.string()),
    /** It was asked and did not answer as it should. */
    problem: z.nullable(Problem),
  });
}

/** The task instance that made an MLflow run; `url` leads to its DAG run in Airflow, null when no Airflow is known. */
const Maker = z.object({ dag: z.string(), run: z.string(), task: z.nullable(z.string()), url: z.nullable(z.string()) });

export const MlflowRun = z.object({
  id: z.string(),
  name: z.string(),
  experiment: z.string(),
  status: z.enum(["running", "finished", "failed", "killed", "scheduled", "unknown"]),
  startedAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  /** Its main metric; a value that is no number (NaN) is null. */
  metric: z.nullable(z.object({ name: z.string(), value: z.nullable(z.number()) })),
  url: z.string(),
  madeBy: z.nullable(Maker),
});
export type MlflowRun = z.infer<typeof MlflowRun>;

const FailedTask = z.object({
  task: z.string(),
  /** Which one of a mapped task, else null. */
  mapIndex: z.nullable(z.number()),
  /** Leads to its log in Airflow. */
  url: z.string(),
  /** What it ended with, and the last lines of its log, as far as they were read. */
  error: z.nullable(z.string()),
  log: z.array(z.string()),
  /** Where the reason is when Airflow has no log of it: in the logs of these services, from this moment on. */
  reasonIn: z.nullable(z.object({ services: z.array(z.string()), at: z.number() })),
});
export type FailedTask = z.infer<typeof FailedTask>;

export const DagRun = z.object({
  dag: z.string(),
  id: z.string(),
  state: z.enum(["queued", "running", "success", "failed", "unknown"]),
  /** "manual", "scheduled", "backfill". */
  kind: z.string(),
  /** When it was started, or, while it is queued, when it was wanted. */
  at: z.nullable(z.number()),
  startedAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  /** Task instances that have ended, of all; null when there are too many to count. */
  tasks: z.nullable(z.object({ ended: z.number(), all: z.number() })),
  /** The first of the task instances that failed; `failedCount` counts all. */
  failed: z.array(FailedTask),
  failedCount: z.number(),
  url: z.string(),
  /** The latest of the MLflow runs that its tasks made; `mlflowCount` counts them, up to a bound; `mlflowMore`: there are more. */
  mlflow: z.array(MlflowRun),
  mlflowCount: z.number(),
  mlflowMore: z.boolean(),
});
export type DagRun = z.infer<typeof DagRun>;

const ImportError = z.object({
  /** As it is called in the stack's folder: "dags/etl.py". */
  file: z.string(),
  /** The whole path on the host, when the file lies in a folder of the host. */
  path: z.nullable(z.string()),
  line: z.nullable(z.number()),
  message: z.string(),
  trace: z.string(),
});
export type ImportError = z.infer<typeof ImportError>;

const Dag = z.object({
  id: z.string(),
  paused: z.boolean(),
  /** Airflow's words for it; null when it runs only when it is triggered. */
  schedule: z.nullable(z.string()),
  /** Its newest run; null when none is known, and `neverRan` when there is none. */
  lastRun: z.nullable(z.object({ state: DagRun.shape.state, at: z.nullable(z.number()), url: z.string() })),
  neverRan: z.boolean(),
  url: z.string(),
});
export type Dag = z.infer<typeof Dag>;

const AirflowGlance = z.object({
  /** Latest first. */
  runs: z.array(DagRun),
  /** The first ones by file; `importErrorCount` counts all. */
  importErrors: z.array(ImportError),
  importErrorCount: z.number(),
  /** Those that are active, new or ran last; `dagCount` counts all. */
  dags: z.array(Dag),
  dagCount: z.number(),
  url: z.string(),
});
export type AirflowGlance = z.infer<typeof AirflowGlance>;

const MlflowGlance = z.object({ runs: z.array(MlflowRun), url: z.string() });

/** What the broker says, and how many tasks the healthy workers can run at once. */
const WorkGlance = z.object({
  /** Tasks that wait, by queue; empty queues are not there. */
  queues: z.array(z.object({ name: z.string(), length: z.number() })),
  /** Tasks that workers took and have not ended. */
  taken: z.number(),
  /** Tasks that the healthy workers run at once, as the compose file sets it; null when it does not say. */
  slots: z.nullable(z.number()),
  /** Workers of the stack that are healthy, of all. */
  workers: z.object({ healthy: z.number(), all: z.number() }),
});
export type WorkGlance = z.infer<typeof WorkGlance>;

/** Messages of GET /api/glance: the whole of it whenever something in it changed. A product that the compose file does not name is null. */
export const Glance = z.object({
  airflow: z.nullable(part(AirflowGlance)),
  mlflow: z.nullable(part(MlflowGlance)),
  work: z.nullable(part(WorkGlance)),
});
export type Glance = z.infer<typeof Glance>;

/** Body of POST /api/glance/runs: trigger a DAG. `at` makes the run's id, so that an order that arrives twice makes one run. */
export const TriggerRequest = z.strictObject({
  dag: z.string().check(z.minLength(1), z.maxLength(250)),
  at: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  /** A paused DAG is unpaused first. */
  unpause: z.optional(z.boolean()),
});

/** Reply of POST /api/glance/runs: the DAG run that was made. */
export const TriggerReply = z.object({ dag: z.string(), run: z.string() });

/** Query of GET /api/running: of one service only. */
export const RunningQuery = z.strictObject({ service: z.optional(z.string()) });

/** Reply of GET /api/running: tasks that would be ended by a stop; null when nobody can tell. */
export const RunningReply = z.object({ tasks: z.nullable(z.number()) });
export type RunningReply = z.infer<typeof RunningReply>;
