"use client";
import type { ReactNode } from "react";
import type { Glance as Whole } from "@/lib/contracts/glance";
import { Box } from "../ui/Box";
import { DagRuns } from "./DagRuns";
import { Dags } from "./Dags";
import { ImportErrors } from "./ImportErrors";
import { MlflowRuns } from "./MlflowRuns";
import { PartState } from "./PartState";
import { useGlance } from "./useGlance";
import { Work } from "./Work";

/** Airflow, MLflow and the queues at a glance, live; `before` the first word of any of them. */
export default function Glance({ before }: { before: ReactNode }) {
  const glance = useGlance();
  if (!glance?.airflow && !glance?.mlflow) return before;
  return <>{glance.airflow && <Airflow airflow={glance.airflow} work={glance.work} />}{glance.airflow?.value && <Dags airflow={glance.airflow.value} stale={glance.airflow.asOf !== null} />}{glance.mlflow && <Mlflow mlflow={glance.mlflow} />}</>;
}

function Airflow({ airflow, work }: { airflow: NonNullable<Whole["airflow"]>; work: Whole["work"] }) {
  const { value } = airflow;
  return (
    <Box title="Latest DAG runs" className="o5 glance" aside={work?.value && <Work work={work} />}>
      <PartState part={airflow} name="Airflow" />
      {work && (work.wait !== null || work.problem) && <PartState part={work} name="The queue" />}
      {value && value.importErrorCount > 0 && <ImportErrors errors={value.importErrors} count={value.importErrorCount} />}
      {value && <DagRuns airflow={value} stale={airflow.asOf !== null} />}
    </Box>
  );
}

function Mlflow({ mlflow }: { mlflow: NonNullable<Whole["mlflow"]> }) {
  return (
    <Box title="Latest MLflow runs" className="o5 glance" aside={<span className="text-sm text-ink-3 wide">with the DAG run that made each</span>}>
      <PartState part={mlflow} name="MLflow" />
      {mlflow.value && <MlflowRuns runs={mlflow.value.runs} stale={mlflow.asOf !== null} />}
    </Box>
  );
}
