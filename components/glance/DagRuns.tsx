"use client";
import { ArrowUpRight, Play } from "lucide-react";
import { Fragment } from "react";
import { useActions } from "@/lib/client/actions";
import { duration } from "@/lib/client/format";
import type { AirflowGlance, DagRun, FailedTask } from "@/lib/contracts/glance";
import { PageLink } from "../shell/PageLink";
import { StateMark } from "../stack/StateMark";
import { Button } from "../ui/Button";
import { Clock, Elapsed } from "../ui/Times";
import { justTriggered, useJustTriggered } from "./justTriggered";
import { DAG_RUN_LOOKS } from "./looks";
import { triggerDag } from "./triggerDag";
import { metricText, tasksText } from "./words";

/** The latest DAG runs: state, what failed, and the MLflow runs that their tasks made. */
export function DagRuns({ airflow, stale }: { airflow: AirflowGlance; stale: boolean }) {
  if (airflow.runs.length === 0) return <Empty dags={airflow.dags} stale={stale} />;
  return (
    <table className={`tbl ${stale ? "stale" : ""}`}>
      <thead><tr><th>DAG</th><th className="wide">Run</th><th>State</th><th className="num wide">Tasks</th><th className="num wide">Took</th><th>MLflow run</th><th className="num wide">Metric</th><th><span className="sr-only">Again</span></th></tr></thead>
      <tbody>{airflow.runs.map((run) => <Row key={`${run.dag} ${run.id}`} run={run} stale={stale} />)}</tbody>
    </table>
  );
}

function Row({ run, stale }: { run: DagRun; stale: boolean }) {
  const [first] = run.mlflow;
  return (
    <>
      <tr data-dag-run={run.id} data-dag={run.dag} data-state={run.state}>
        <td><Out href={run.url} label={`Open the run of ${run.dag} in Airflow`}>{run.dag}</Out></td>
        <td className="wide text-ink-3">{run.kind}{run.at !== null && <>, <Clock at={run.at} /></>}</td>
        <td><StateMark look={DAG_RUN_LOOKS[run.state]} /></td>
        <td className="num wide">{tasksText(run)}</td>
        <td className="num wide">{took(run)}</td>
        <td className="[overflow-wrap:anywhere]">{first ? <Out href={first.url} label={`Open ${first.name} in MLflow`}>{first.experiment} / {first.name}</Out> : <span className="text-ink-3">none logged</span>}{run.mlflowCount > 1 && <span className="text-ink-3"> and {run.mlflowMore && "at least "}{run.mlflowCount - 1} more</span>}</td>
        <td className="num wide">{first ? metricText(first.metric) : "–"}</td>
        <td className="num"><Trigger dag={run.dag} stale={stale} /></td>
      </tr>
      {run.failed.length > 0 && <tr><td colSpan={8} className="border-t-0!">{run.failed.map((task) => <Failed key={`${task.task} ${task.mapIndex}`} run={run} task={task} />)}{run.failedCount > run.failed.length && <span className="text-ink-3">{run.failedCount - run.failed.length} more task instances failed</span>}</td></tr>}
    </>
  );
}

/** Which task instance failed, with what, and the way to its log, or to those that say why it has none. */
function Failed({ run, task }: { run: DagRun; task: FailedTask }) {
  const name = task.mapIndex === null ? task.task : `${task.task} [${task.mapIndex}]`;
  const { reasonIn } = task;
  return (
    <div className="failed-task" data-failed-task={task.task}>
      <span className="bad-ink">failed in <Out href={task.url} label={`Open the log of ${name} in Airflow`}>{name}</Out> ({
        reasonIn
          ? reasonIn.services.map((service, index) => <Fragment key={service}>{index > 0 && ", "}<PageLink className="link" href={`/logs#${new URLSearchParams({ at: String(reasonIn.at), service })}`}>log of {service}</PageLink></Fragment>)
          : <PageLink className="link" href={`/logs#${new URLSearchParams({ dag: run.dag, run: run.id, task: task.task, ...(task.mapIndex === null ? {} : { map: String(task.mapIndex) }) })}`} aria-label={`Log of ${name}, here`}>log</PageLink>
      }){task.error && <>: <span className={reasonIn ? undefined : "mono"}>{task.error}</span></>}</span>
      {task.log.length > 0 && <details className="more"><summary>Last lines of its log</summary><pre className="raw max-h-60" tabIndex={0}>{task.log.join("\n")}</pre></details>}
    </div>
  );
}

function took({ startedAt, endedAt, state }: DagRun) {
  if (startedAt === null) return "–";
  return endedAt !== null ? duration(endedAt - startedAt) : state === "running" ? <Elapsed since={startedAt} /> : "–";
}

function Empty({ dags, stale }: { dags: AirflowGlance["dags"]; stale: boolean }) {
  const first = dags.find((dag) => !dag.paused)?.id;
  return (
    <div className="px-4 py-3 text-sm text-ink-2 flex flex-wrap items-center gap-3">
      <span>No DAG runs yet.</span>
      {first && <Trigger dag={first} stale={stale} word={`Trigger ${first}`} />}
    </div>
  );
}

/** Makes a run of a DAG; of a paused one with `unpause` only. */
export function Trigger({ dag, stale, word, unpause = false }: { dag: string; stale: boolean; word?: string; unpause?: boolean }) {
  const { act, pending } = useActions();
  const id = `trigger ${dag}`;
  const before = useJustTriggered();
  const blocked = stale ? "Airflow is not asked now" : before !== null && before !== dag ? `${before} was triggered a moment ago` : null;
  const title = `${unpause ? "Unpause and trigger" : "Trigger"} ${dag}`;
  return (
    <Button look={word ? "sm" : "ghost icon sm"} className="touch" icon={Play} aria-label={title} title={blocked ?? title} blocked={blocked} pending={pending === id} onClick={() => { justTriggered(dag); void act(id, (api) => triggerDag(api, dag, unpause)); }}>
      {word}
    </Button>
  );
}

/** A link to a page of Airflow or MLflow. Its icon stands in the padding of the last word, so that it never falls to a line of its own. */
export function Out({ href, label, children }: { href: string; label: string; children: React.ReactNode }) {
  return <a className="link pr-4" href={href} target="_blank" rel="noreferrer" title={label}>{children}<ArrowUpRight className="i s inline-block absolute mt-[3px] ml-0.5" /></a>;
}
