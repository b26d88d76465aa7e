import { readFileSync } from "node:fs";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import * as z from "zod";
import type { AirflowGlance, DagRun, FailedTask } from "../contracts/glance";
import { draft } from "./draft";
import type { Draft } from "./draft";

const KEPT = 200;
/** A task's log may be readable a while after the run's end only: so long its reason is waited for. */
const LOG_WITHIN_MS = 60_000;
const Saved = z.object({
  /** Since when Airflow's failures are told, epoch ms: those before are no news. */
  since: z.number(),
  /** Failed DAG runs that were told, as `keyOf` names them, oldest first. */
  failed: z.array(z.string()),
  /** Files that could not be imported when Airflow was last asked. */
  broken: z.array(z.string()),
});
type Saved = z.infer<typeof Saved>;

/** A run that was cleared may fail once more, at another time. */
const keyOf = ({ dag, id, endedAt }: DagRun): string => `${dag} ${id} ${endedAt}`;

/** What is new in Airflow's answer: DAG runs that have failed, at the time of their end, and files that can't be imported any more, or can be again. Pure. */
export function dagEntries(saved: Saved, airflow: AirflowGlance, now: number): { saved: Saved; drafts: Draft[] } {
  const fresh = airflow.runs.filter((run) => run.state === "failed" && (run.endedAt ?? now) >= saved.since && !saved.failed.includes(keyOf(run)) && !awaitsLog(run, now));
  const broken = airflow.importErrors.map(({ file }) => file);
  // Airflow names the first ones only: a file may be left out for another one. With an empty database it has read no file yet.
  const knowsAll = airflow.importErrorCount === broken.length && (broken.length > 0 || airflow.dagCount > 0 || airflow.runs.length > 0);
  const gone = knowsAll ? saved.broken.filter((file) => !broken.includes(file)) : [];
  const drafts = [
    ...fresh.toReversed().map((run) => failedRun(run, now)),
    ...airflow.importErrors.filter(({ file }) => !saved.broken.includes(file)).map(({ file, line, message, trace }) =>
      draft({ at: now, kind: "dag", severity: "bad", title: `${file} can't be imported`, detail: `${line === null ? "" : `Line ${line}: `}${message}\n${trace}` })),
    ...gone.map((file) => draft({ at: now, kind: "dag", severity: "good", title: `${file} has no import error any more` })),
  ];
  const stillBroken = new Set([...saved.broken.filter((file) => !gone.includes(file)), ...broken]);
  return { saved: { since: saved.since, failed: [...saved.failed, ...fresh.map(keyOf)].slice(-KEPT), broken: [...stillBroken].slice(-KEPT) }, drafts };
}

const isRead = ({ error, log }: FailedTask): boolean => error !== null || log.length > 0;

function awaitsLog({ failed: [first], endedAt }: DagRun, now: number): boolean {
  return first !== undefined && !isRead(first) && endedAt !== null && now - endedAt < LOG_WITHIN_MS;
}

function failedRun({ dag, id, endedAt, failed, failedCount, url }: DagRun, now: number): Draft {
  const [first] = failed;
  const more = failedCount > 1 ? ` and ${failedCount - 1} more failed` : "";
  const why = first ? `${first.task}${more}: ${first.error ?? (isRead(first) ? "its log says no reason" : "its log was not read")}` : "none of its tasks failed by itself";
  return draft({ at: endedAt ?? now, kind: "dag", severity: "bad", title: `A DAG run of ${dag} failed`, detail: [`${why} (${id})`, ...first?.log ?? []].join("\n"), url });
}

/** What was told of Airflow, kept on disk, so that each thing is told once over all starts of the panel. */
export class DagWatch {
  /** Read when it is first needed: until then another panel may keep the history in this folder. */
  private saved: Saved | null = null;
  private readonly since = Date.now();
  private readonly file: string;

  constructor(dir: string) {
    this.file = path.join(dir, "dags.json");
  }

  entries(airflow: AirflowGlance, now: number): Draft[] {
    this.saved ??= this.read();
    const { saved, drafts } = dagEntries(this.saved ?? { since: this.since, failed: [], broken: [] }, airflow, now);
    if (drafts.length === 0 && this.saved) return [];
    this.saved = saved;
    writeFileAtomic(this.file, JSON.stringify(saved), { mode: 0o600 }).catch((error: unknown) => console.error("What was told of Airflow could not be written:", error));
    return drafts;
  }

  /** Null: nothing was told yet. */
  private read(): Saved | null {
    try {
      return Saved.parse(JSON.parse(readFileSync(this.file, "utf8")));
    } catch {
      return null;
    }
  }
}
