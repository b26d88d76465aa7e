"""Tags every MLflow run that is made inside an Airflow task with the task it belongs to."""
import os

from mlflow.tracking.context.abstract_context import RunContextProvider

TAGS = {
    "airflow.dag_id": "AIRFLOW_CTX_DAG_ID",
    "airflow.run_id": "AIRFLOW_CTX_DAG_RUN_ID",
    "airflow.task_id": "AIRFLOW_CTX_TASK_ID",
    "airflow.try_number": "AIRFLOW_CTX_TRY_NUMBER",
    "airflow.logical_date": "AIRFLOW_CTX_EXECUTION_DATE",
}


class AirflowContext(RunContextProvider):
    """MLflow asks it for tags whenever a run starts."""

    def in_context(self):
        return "AIRFLOW_CTX_DAG_ID" in os.environ

    def tags(self):
        return {tag: os.environ[name] for tag, name in TAGS.items() if name in os.environ}
