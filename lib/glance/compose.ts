import type { AirflowLook } from "../airflow/airflow";
import type { DagRun, Glance, MlflowRun } from "../contracts/glance";
import type { LoggedRun, MlflowLook } from "../mlflow/mlflow";
import type { WorkGlance } from "../contracts/glance";
import type { Part } from "./poll";

const LINKED = 2;

export interface Parts {
  airflow: Part<AirflowLook> | null;
  mlflow: Part<MlflowLook> | null;
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
  const linked = (runs: readonly LoggedRun[]): MlflowRun[] => runs.map((run) => ({
    ...run, madeBy: run.madeBy && { ...run.madeBy, url: runPage?.(run.madeBy.dag, run.madeBy.run) ?? null },
  }));
  const withRuns = (run: AirflowLook["runs"][number]): DagRun => {
    const made = mlflow?.value?.made.find((one) => one.dag === run.dag && one.run === run.id);
    return { ...run, mlflow: linked(made?.runs.slice(0, LINKED) ?? []), mlflowCount: made?.runs.length ?? 0, mlflowMore: made?.more ?? false };
  };
  return {
    airflow: mapPart(airflow, (value) => ({ ...value, runs: value.runs.map(withRuns), url: urls.airflow ?? "" })),
    mlflow: mapPart(mlflow, ({ latest }) => ({ runs: linked(latest), url: urls.mlflow ?? "" })),
    work,
  };
}
