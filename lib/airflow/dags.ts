import type { Dag } from "../contracts/glance";
import { Kept } from "../kept";
import type { AirflowSession } from "./session";
import { Dags, PAGE, pages, paths, Runs, runsOf, type AirflowDag, type AirflowRun } from "./version2";

const SHOWN = 20;
/** The list of DAGs changes with their files, which Airflow reads every half minute. */
const EVERY_MS = 15_000;
/** What is new among their runs comes from elsewhere; this is for those that ran long ago. */
const RUNS_EVERY_MS = 60_000;

/** A DAG and its newest run; null with `neverRan` false: it may have run so long ago that its run was not read. */
interface Seen { dag: AirflowDag; last: AirflowRun | null; neverRan: boolean }

/** The DAGs of one Airflow, asked for every quarter of a minute at most, their runs every minute. */
export class DagList {
  private readonly list = new Kept<{ dags: AirflowDag[]; all: number }>(EVERY_MS);
  private readonly runs = new Kept<{ newest: Map<string, AirflowRun>; whole: boolean }>(RUNS_EVERY_MS);

  constructor(private readonly session: AirflowSession, private readonly shown: string) {}

  /** They are asked for anew at the next look: something was changed. */
  forget(): void {
    this.list.forget();
    this.runs.forget();
  }

  /** The first ones to show and how many there are. `runs`: the latest runs of all, which may be newer than what is kept. */
  async read(runs: readonly AirflowRun[], signal: AbortSignal): Promise<{ dags: Dag[]; dagCount: number }> {
    const { dags: listed, all } = await this.list.get("", () => this.session.get(paths.dags(PAGE), Dags, signal));
    const { newest, whole } = await this.runs.get(JSON.stringify(listed.map(({ id }) => id)), async () => {
      const found = listed.length === 0 ? [] : await this.session.post(paths.runsOf, runsOf(listed), Runs, signal);
      // A full page may have cut off the last run of a DAG that ran long ago.
      return { newest: newestByDag(found), whole: found.length < PAGE };
    });
    for (const [dag, run] of newestByDag(runs)) newest.set(dag, run);
    const seen = listed.map((dag): Seen => ({ dag, last: newest.get(dag.id) ?? null, neverRan: whole && !newest.has(dag.id) }));
    // By name: a row that moved when its DAG runs would put another one's button under the pointer.
    const dags = seen.toSorted(byInterest).slice(0, SHOWN).toSorted((a, b) => a.dag.id.localeCompare(b.dag.id)).map((one) => this.describe(one));
    return { dags, dagCount: all };
  }

  private describe({ dag, last, neverRan }: Seen): Dag {
    return {
      id: dag.id, paused: dag.paused, schedule: dag.schedule, neverRan, url: this.shown + pages.dag(dag.id),
      lastRun: last && { state: last.state, at: last.startedAt ?? last.wantedAt, url: this.shown + pages.run(last.dag, last.id) },
    };
  }
}

/** `runs` come latest first. */
function newestByDag(runs: readonly AirflowRun[]): Map<string, AirflowRun> {
  return new Map(runs.toReversed().map((run) => [run.dag, run]));
}

/** Which are shown where there are too many: active before paused; what is new, then what ran last. */
function byInterest(a: Seen, b: Seen): number {
  const at = ({ last, neverRan }: Seen): number => (neverRan ? Number.MAX_SAFE_INTEGER : last ? last.startedAt ?? last.wantedAt ?? 0 : -1);
  return Number(a.dag.paused) - Number(b.dag.paused) || at(b) - at(a) || a.dag.id.localeCompare(b.dag.id);
}
