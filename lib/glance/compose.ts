import type { AirflowLook } from "../airflow/airflow";
import type { DagRun, Glance, MlflowRun } from "../contracts/glance";
import type { LoggedRun } from "../mlflow/mlflow";
import type { WorkGlance } from "../contracts/glance";
import type { Part } from "./poll";

const MLFLOW_RUNS = 6;
const LINKED = 2;

export interface Parts {
  airflow: Part<AirflowLook> | null;
  mlflow: Part<LoggedRun[]> | null;
  work: Part<WorkGlance> | null;
  /** Where the browser reaches them. */
  urls: { airflow: string | null; mlflow: string | null };
  /** The page of a DAG run; null when no Airflow is known. */
  runPage: ((dag: string, run: string) => string) | null;
}

function mapPart<From, To>(part: Part<From> | null, map: (value: From) => To): Part<To> | null {
  return part && { ...part, value: part.value === null ? null : map(part.value) };
}

/** What the products said, linked both ways: each MLflow run with the DAG run that made it, each DAG run with its MLflow runs. Pure. */
export function composeGlance({ airflow, mlflow, work, urls, runPage }: Parts): Glance {
  const logged = (mlflow?.value ?? []).map((run): MlflowRun => ({
    ...run, madeBy: run.madeBy && { ...run.madeBy, url: runPage?.(run.madeBy.dag, run.madeBy.run) ?? null },
  }));
  const withRuns = (run: AirflowLook["runs"][number]): DagRun => {
    const made = logged.filter(({ madeBy }) => madeBy?.dag === run.dag && madeBy.run === run.id);
    return { ...run, mlflow: made.slice(0, LINKED), mlflowCount: made.length };
  };
  return {
    airflow: mapPart(airflow, (value) => ({ ...value, runs: value.runs.map(withRuns), url: urls.airflow ?? "" })),
    mlflow: mapPart(mlflow, () => ({ runs: logged.slice(0, MLFLOW_RUNS), url: urls.mlflow ?? "" })),
    work,
  };
}
