"use client";
import { duration } from "@/lib/client/format";
import type { MlflowRun } from "@/lib/contracts/glance";
import { StateMark } from "../stack/StateMark";
import { Clock } from "../ui/Times";
import { Out } from "./DagRuns";
import { MLFLOW_RUN_LOOKS } from "./looks";
import { metricText } from "./words";

/** The latest MLflow runs: main metric, and the DAG run that made each. */
export function MlflowRuns({ runs, stale }: { runs: MlflowRun[]; stale: boolean }) {
  if (runs.length === 0) return <p className="px-4 py-3 text-sm text-ink-2">No MLflow runs yet. Whatever a DAG logs to MLflow shows here.</p>;
  return (
    <table className={`tbl ${stale ? "stale" : ""}`}>
      <thead><tr><th>Run</th><th className="wide">Started</th><th>State</th><th className="num wide">Took</th><th className="num">Metric</th><th className="wide">Made by</th></tr></thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id} data-mlflow-run={run.id}>
            <td className="[overflow-wrap:anywhere]"><Out href={run.url} label={`Open ${run.name} in MLflow`}>{run.experiment} / {run.name}</Out>{run.madeBy && <span className="md:hidden block">by <Maker run={run} /></span>}</td>
            <td className="wide text-ink-3">{run.startedAt !== null && <Clock at={run.startedAt} />}</td>
            <td><StateMark look={MLFLOW_RUN_LOOKS[run.status]} /></td>
            <td className="num wide">{run.startedAt !== null && run.endedAt !== null ? duration(run.endedAt - run.startedAt) : "–"}</td>
            <td className="num">{metricText(run.metric)}</td>
            <td className="wide [overflow-wrap:anywhere]"><Maker run={run} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Maker({ run: { madeBy } }: { run: MlflowRun }) {
  if (!madeBy) return <span className="text-ink-3">no DAG run</span>;
  const words = madeBy.task ? `${madeBy.dag} / ${madeBy.task}` : madeBy.dag;
  return madeBy.url ? <Out href={madeBy.url} label={`Open ${madeBy.run} of ${madeBy.dag} in Airflow`}>{words}</Out> : words;
}
