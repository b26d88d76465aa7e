import type { Dag } from "../contracts/glance";
import type { AirflowSession } from "./session";
import { Dags, PAGE, pages, paths, Runs, runsOf, type AirflowDag, type AirflowRun } from "./version2";

const SHOWN = 20;
/** The list of DAGs changes with their files, which Airflow reads every half minute; their runs are asked for more often elsewhere. */
const EVERY_MS = 10_000;

/** A DAG and its newest run; null with `neverRan` false: it may have run so long ago that its run was not read. */
interface Seen { dag: AirflowDag; last: AirflowRun | null; neverRan: boolean }

/** The DAGs of one Airflow, asked for every ten seconds at most. */
export class DagList {
  private kept: { at: number; seen: Seen[]; count: number } | null = null;

  constructor(private readonly session: AirflowSession, private readonly shown: string) {}

  /** They are asked for anew at the next look: something was changed. */
  forget(): void { this.kept = null; }

  /** The first ones to show and how many there are. `runs`: the latest runs of all, which may be newer than what is kept. */
  async read(runs: readonly AirflowRun[], signal: AbortSignal): Promise<{ dags: Dag[]; dagCount: number }> {
    if (!this.kept || Date.now() - this.kept.at >= EVERY_MS) this.kept = await this.ask(signal);
    const fresh = newestByDag(runs);
    const seen = this.kept.seen.map((one) => {
      const last = fresh.get(one.dag.id) ?? one.last;
      return { ...one, last, neverRan: one.neverRan && last === null };
    });
    return { dags: seen.toSorted(byInterest).slice(0, SHOWN).map((one) => this.describe(one)), dagCount: this.kept.count };
  }

  private async ask(signal: AbortSignal): Promise<NonNullable<DagList["kept"]>> {
    const { dags, all } = await this.session.get(paths.dags(PAGE), Dags, signal);
    const runs = dags.length === 0 ? [] : await this.session.post(paths.runsOf, runsOf(dags), Runs, signal);
    const newest = newestByDag(runs);
    // A full page may have cut off the last run of a DAG that ran long ago.
    const seen = dags.map((dag): Seen => ({ dag, last: newest.get(dag.id) ?? null, neverRan: !newest.has(dag.id) && runs.length < PAGE }));
    return { at: Date.now(), seen, count: all };
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

/** Active before paused; what is new, then what ran last. */
function byInterest(a: Seen, b: Seen): number {
  const at = ({ last, neverRan }: Seen): number => (neverRan ? Number.MAX_SAFE_INTEGER : last ? last.startedAt ?? last.wantedAt ?? 0 : -1);
  return Number(a.dag.paused) - Number(b.dag.paused) || at(b) - at(a) || a.dag.id.localeCompare(b.dag.id);
}
