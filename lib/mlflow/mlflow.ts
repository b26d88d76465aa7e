import type { MlflowRun } from "../contracts/glance";
import { ask, parseAnswer } from "../ask";
import { Kept } from "../kept";
import { mainMetric } from "./mainMetric";
import { Experiments, isAskable, madeBy, pages, paths, Runs, type FoundRun } from "./protocol";

const WHO = "MLflow";
const LATEST = 6;
/** Of one DAG run more are not counted: a sweep may make thousands. */
const MADE = 20;
/** What an ended DAG run has made is asked for again after this time: a run may have been deleted, or logged late. */
const FRESH_MS = 5 * 60_000;
/** Experiments are made rarely, and where a DAG run has made one, that run has changed. */
const EXPERIMENTS_EVERY_MS = 25_000;

/** An MLflow run; `madeBy` without the address of its page, which only Airflow's room knows. */
export type LoggedRun = Omit<MlflowRun, "madeBy"> & { madeBy: { dag: string; run: string; task: string | null } | null };

/** A DAG run whose MLflow runs are wanted. */
export interface Maker { dag: string; id: string; state: string; startedAt: number | null; endedAt: number | null }

/** What a DAG run has made, newest first; `more`: there are more than these. */
export interface Made { dag: string; run: string; runs: LoggedRun[]; more: boolean }

/** The latest runs of all experiments, newest first, and what the DAG runs that were asked about made, however long ago. */
export interface MlflowLook { latest: LoggedRun[]; made: Made[] }

const isEnded = (maker: Maker): boolean => maker.endedAt !== null;

/** What is asked of one MLflow. It keeps for a while what ended DAG runs have made. */
export class Mlflow {
  private readonly experiments = new Kept<Map<string, string>>(EXPERIMENTS_EVERY_MS);
  private kept = new Map<string, { at: number; made: Made }>();

  /** `base`: where Flightdeck reaches it; `shown`: where the browser does. */
  constructor(private readonly base: string, private readonly shown: string) {}

  /** One request, one for the experiments now and then, and one for each DAG run that is under way or new: MLflow's filter knows neither "or" nor "in" for tags. */
  async look(makers: readonly Maker[], signal: AbortSignal): Promise<MlflowLook> {
    // What is under way may make one at any moment.
    if (!makers.every(isEnded)) this.experiments.forget();
    const names = await this.experiments.get(JSON.stringify(makers), async () => parseAnswer(WHO, await this.post(paths.experiments, { max_results: 1_000, order_by: ["last_update_time DESC"] }, signal), Experiments));
    if (names.size === 0) return { latest: [], made: [] };
    const find = async (limit: number, filter: string): Promise<{ runs: LoggedRun[]; more: boolean }> => {
      const body = { experiment_ids: [...names.keys()], max_results: limit, order_by: ["start_time DESC"], ...(filter ? { filter } : {}) };
      const { runs, more } = parseAnswer(WHO, await this.post(paths.runs, body, signal), Runs);
      return { runs: runs.map((run) => this.describe(run, names.get(run.experiment) ?? run.experiment)), more };
    };
    // What is queued has made nothing yet.
    const asked = makers.filter((maker) => maker.startedAt !== null && isAskable(maker));
    const [latest, made] = await Promise.all([find(LATEST, ""), Promise.all(asked.map(async (maker) => {
      const key = JSON.stringify(maker);
      const old = this.kept.get(key);
      if (old && Date.now() - old.at < FRESH_MS) return [key, maker, old] as const;
      return [key, maker, { at: Date.now(), made: { dag: maker.dag, run: maker.id, ...await find(MADE, madeBy(maker)) } }] as const;
    }))]);
    this.kept = new Map(made.flatMap(([key, maker, found]) => (isEnded(maker) ? [[key, found] as const] : [])));
    return { latest: latest.runs, made: made.map(([, , found]) => found.made) };
  }

  private post(path: string, body: object, signal: AbortSignal) {
    return ask({ who: WHO, url: this.base + path, method: "POST", body, signal });
  }

  private describe(run: FoundRun, experiment: string): LoggedRun {
    return {
      id: run.id, name: run.name, experiment, status: run.status, startedAt: run.startedAt, endedAt: run.endedAt,
      metric: mainMetric(run.metrics), url: this.shown + pages.run(run.experiment, run.id),
      madeBy: run.tags.dag && run.tags.run ? { dag: run.tags.dag, run: run.tags.run, task: run.tags.task } : null,
    };
  }
}
