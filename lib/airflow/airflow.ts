import type * as z from "zod";
import type { Dag as ListedDag, DagRun, ImportError } from "../contracts/glance";
import { parseAnswer } from "../ask";
import { FlightdeckError } from "../errors";
import { Kept } from "../kept";
import { DagList } from "./dags";
import { describeImportError } from "./importError";
import { whyFailed, type Failure } from "./failure";
import { describeFailed } from "./failedTask";
import { AirflowSession, WHO } from "./session";
import { Dag, ImportErrors, PAGE, pages, paths, Runs, Tasks, tasksOf, Triggered, UNPAUSED, type AirflowRun, type AirflowTask } from "./version2";

/** The newest runs that are asked for: a run may fail long after others were made. */
const ASKED = 50;
const SHOWN = 8;
const FAILED_BEFORE = 8;
const ERRORS = 5;
/** Import errors change with the DAGs' files, which Airflow reads every half minute. */
const ERRORS_EVERY_MS = 15_000;
const FAILED_SHOWN = 2;
/** Logs that one look reads for their last lines: of the first failed task of the latest runs. */
const LOGS = 3;

type Run = Omit<DagRun, "mlflow" | "mlflowCount" | "mlflowMore">;
export interface AirflowLook {
  runs: Run[];
  /** Runs that failed, made before those. */
  failedBefore: Run[];
  importErrors: ImportError[];
  importErrorCount: number;
  dags: ListedDag[];
  dagCount: number;
}

interface RunTasks { tasks: DagRun["tasks"]; failed: AirflowTask[]; failedCount: number }

const keyOf = (run: { dag: string; id: string }): string => `${run.dag}\n${run.id}`;
const isEnded = (run: AirflowRun): boolean => run.state === "success" || run.state === "failed";

/** What is asked of one Airflow. It keeps what can't change any more: the tasks of ended runs and the ends of their logs. */
export class Airflow {
  private readonly session: AirflowSession;
  private readonly dags: DagList;
  private readonly errors = new Kept<z.infer<typeof ImportErrors>>(ERRORS_EVERY_MS);
  private ended = new Map<string, { run: string; tasks: RunTasks }>();
  private logs = new Map<string, Failure>();
  /** How often each log that is not read yet was asked for. */
  private tries = new Map<string, number>();

  /** `base`: where Flightdeck reaches it; `shown`: where the browser does; `binds`: the host's folders in its container; `workers`: services that run its tasks. */
  constructor(base: string, private readonly shown: string, login: () => { user: string; password: string }, private readonly binds: readonly { source: string; target: string }[], private readonly redact: (text: string) => string, private readonly workers: () => readonly string[]) {
    this.session = new AirflowSession(base, login);
    this.dags = new DagList(this.session, shown);
  }

  /** The page of a DAG run in the Airflow UI. */
  runPage(dag: string, run: string): string { return this.shown + pages.run(dag, run); }

  /** One request while nothing happens; one more for the tasks of runs that are under way, and for import errors, DAGs and their runs now and then. */
  async look(signal: AbortSignal): Promise<AirflowLook> {
    const [asked, errors] = await Promise.all([
      this.session.get(paths.runs(ASKED), Runs, signal),
      this.errors.get("", () => this.session.get(paths.importErrors(ERRORS), ImportErrors, signal)),
    ]);
    const runs = asked.slice(0, SHOWN);
    // Those that failed last, whenever they were made.
    const failedBefore = asked.slice(SHOWN).filter((run) => run.state === "failed").toSorted((a, b) => (b.endedAt ?? Infinity) - (a.endedAt ?? Infinity)).slice(0, FAILED_BEFORE);
    const tasks = await this.tasksOf([runs, failedBefore], signal);
    await this.readLogs([...runs, ...failedBefore].flatMap((run) => (run.state === "failed" ? tasks.get(keyOf(run))?.failed.slice(0, 1) ?? [] : [])), signal);
    const describe = (run: AirflowRun): Run => this.describe(run, tasks.get(keyOf(run)) ?? { tasks: null, failed: [], failedCount: 0 });
    return {
      runs: runs.map(describe),
      failedBefore: failedBefore.map(describe),
      importErrors: errors.import_errors.map((error) => describeImportError({ filename: error.filename, trace: this.redact(error.stack_trace) }, this.binds)),
      importErrorCount: errors.total_entries,
      ...await this.dags.read(asked, signal),
    };
  }

  /**
   * Makes a DAG run with this id, once however often it is asked for. A paused DAG is unpaused first if that is wanted, else refused (409).
   * Throws FlightdeckError for a DAG that Airflow does not know (404).
   */
  async trigger(dag: string, run: string, unpause: boolean, signal: AbortSignal): Promise<void> {
    try {
      await this.order(dag, run, unpause, signal);
    } finally {
      this.dags.forget();
    }
  }

  private async order(dag: string, run: string, unpause: boolean, signal: AbortSignal): Promise<void> {
    const answer = await this.session.send(paths.dag(dag), { signal });
    const known = answer.status === 404 ? null : parseAnswer(WHO, answer, Dag);
    if (!known || known.is_active === false) {
      throw new FlightdeckError({ code: "dag-unknown", what: "There is no such DAG.", why: "Airflow lists none of this name.", todo: "Choose one that is listed." }, { status: 404 });
    }
    if (known.is_paused && unpause) {
      parseAnswer(WHO, await this.session.send(paths.unpause(dag), { method: "PATCH", body: UNPAUSED, signal }), Dag);
    } else if (known.is_paused) {
      throw new FlightdeckError({ code: "dag-paused", what: `${dag} is paused.`, why: "A run of it would wait until it is unpaused.", todo: "Choose “Unpause and trigger”, or unpause it in the Airflow UI." }, { status: 409 });
    }
    const made = await this.session.send(paths.trigger(dag), { body: { dag_run_id: run, conf: {} }, signal });
    if (made.status !== 409) parseAnswer(WHO, made, Triggered);
  }

  /** Each group is a question of its own: an answer has room for so many task instances only. */
  private async tasksOf(groups: readonly AirflowRun[][], signal: AbortSignal): Promise<Map<string, RunTasks>> {
    const runs = groups.flat();
    const known = new Map(runs.filter(isEnded).flatMap((run) => {
      const kept = this.ended.get(keyOf(run));
      return kept?.run === JSON.stringify(run) ? [[keyOf(run), kept.tasks] as const] : [];
    }));
    const asked = groups.map((group) => group.filter((run) => !known.has(keyOf(run)))).filter((group) => group.length > 0);
    const found = await Promise.all(asked.map((group) => this.askTasks(group, signal)));
    const all = new Map([...known, ...found.flatMap((tasks) => [...tasks])]);
    this.ended = new Map(runs.filter(isEnded).flatMap((run) => {
      const tasks = all.get(keyOf(run));
      return tasks ? [[keyOf(run), { run: JSON.stringify(run), tasks }] as const] : [];
    }));
    return all;
  }

  private async askTasks(runs: readonly AirflowRun[], signal: AbortSignal): Promise<Map<string, RunTasks>> {
    const every = await this.session.post(paths.tasks, tasksOf(runs), Tasks, signal);
    const whole = every.all <= PAGE;
    const failed = whole ? every.tasks : await this.askFailed(runs, signal);
    return new Map(runs.map((run) => {
      const isOf = (task: AirflowTask): boolean => task.dag === run.dag && task.run === run.id;
      const tasks = every.tasks.filter(isOf);
      const mine = failed.filter((task) => isOf(task) && task.failed);
      return [keyOf(run), { tasks: whole ? { ended: tasks.filter((task) => task.ended).length, all: tasks.length } : null, failed: mine.slice(0, FAILED_SHOWN), failedCount: mine.length }];
    }));
  }

  /** The failed tasks of these runs, of each at least the first: one may have more than an answer holds. */
  private async askFailed(runs: readonly AirflowRun[], signal: AbortSignal): Promise<AirflowTask[]> {
    const { all, tasks } = await this.session.post(paths.tasks, tasksOf(runs, true), Tasks, signal);
    if (all <= PAGE || runs.length === 1) return tasks;
    return (await Promise.all(runs.map((run) => this.askFailed([run], signal)))).flat();
  }

  private async readLogs(tasks: readonly AirflowTask[], signal: AbortSignal): Promise<void> {
    const all = tasks.map((task) => paths.log(task));
    // What could not be read lets the others go first.
    const unread = all.filter((path) => !this.logs.has(path)).toSorted((a, b) => (this.tries.get(a) ?? 0) - (this.tries.get(b) ?? 0));
    const next = new Set(unread.slice(0, LOGS));
    this.tries = new Map(unread.map((path) => [path, (this.tries.get(path) ?? 0) + (next.has(path) ? 1 : 0)]));
    const kept = await Promise.all(all.map(async (path) => [path, this.logs.get(path) ?? (next.has(path) ? await this.readLog(path, signal) : null)] as const));
    this.logs = new Map(kept.flatMap(([path, log]) => (log ? [[path, log] as const] : [])));
  }

  /** Null when it can't be read: the run is shown without it, and the next look tries again. */
  private async readLog(path: string, signal: AbortSignal): Promise<Failure | null> {
    try {
      const answer = await this.session.send(path, { headers: { accept: "text/plain" }, signal });
      return answer.status === 200 ? whyFailed(this.redact(answer.text), this.binds.map(({ target }) => target)) : null;
    } catch {
      return null;
    }
  }

  private describe(run: AirflowRun, { tasks, failed, failedCount }: RunTasks): Run {
    return {
      dag: run.dag, id: run.id, state: run.state, kind: run.kind, at: run.startedAt ?? run.wantedAt, startedAt: run.startedAt, endedAt: run.endedAt,
      tasks, failed: failed.map((task) => describeFailed(task, this.shown + pages.log(task), this.logs.get(paths.log(task)), this.workers())),
      failedCount, url: this.runPage(run.dag, run.id),
    };
  }
}
