"use client";
import { Pause } from "lucide-react";
import type { AirflowGlance, Dag } from "@/lib/contracts/glance";
import { StateMark } from "../stack/StateMark";
import { Box } from "../ui/Box";
import { Clock } from "../ui/Times";
import { Out, Trigger } from "./DagRuns";
import { DAG_RUN_LOOKS } from "./looks";

/** The DAGs that Airflow knows, run or not: a new file shows here as soon as Airflow has read it. */
export function Dags({ airflow: { dags, dagCount, url }, stale }: { airflow: AirflowGlance; stale: boolean }) {
  return (
    <Box title="DAGs" flush className="o5 glance" aside={<span className="text-sm text-ink-3">{dagCount > dags.length ? <>{dags.length} of {dagCount}, the rest <Out href={`${url}/home`} label="Open the list of DAGs in Airflow">in Airflow</Out></> : dagCount || ""}</span>}>
      {dags.length === 0
        ? <p className="px-4 pb-3 text-sm text-ink-2">Airflow has read no DAG yet. A new file in the DAGs folder shows here within a minute.</p>
        : (
          <table className={`tbl dags ${stale ? "stale" : ""}`}>
            <thead><tr><th>DAG</th><th className="wide">Schedule</th><th>Last run</th><th><span className="sr-only">Trigger</span></th></tr></thead>
            <tbody>{dags.map((dag) => <Row key={dag.id} dag={dag} stale={stale} />)}</tbody>
          </table>
        )}
    </Box>
  );
}

function Row({ dag: { id, paused, schedule, lastRun, neverRan, url }, stale }: { dag: Dag; stale: boolean }) {
  return (
    <tr data-listed-dag={id} data-paused={paused}>
      <td className="[overflow-wrap:anywhere]"><span className="flex flex-wrap items-center gap-x-2"><Out href={url} label={`Open ${id} in Airflow`}>{id}</Out>{paused && <span className="tag"><Pause className="i s" />paused</span>}</span></td>
      <td className="wide text-ink-2 [overflow-wrap:anywhere]">{schedule ?? <span className="text-ink-3">when triggered</span>}</td>
      <td>
        {lastRun
          ? <a className="flex flex-wrap gap-x-2" href={lastRun.url} target="_blank" rel="noreferrer" title={`Open the last run of ${id} in Airflow`}><StateMark look={DAG_RUN_LOOKS[lastRun.state]} />{lastRun.at !== null && <span className="text-ink-3"><Clock at={lastRun.at} /></span>}</a>
          : <span className="text-ink-3">{neverRan ? "never" : "long ago"}</span>}
      </td>
      <td className="num">{paused ? <Trigger dag={id} stale={stale} unpause word="Unpause and trigger" /> : <Trigger dag={id} stale={stale} word="Trigger" />}</td>
    </tr>
  );
}
