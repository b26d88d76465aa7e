#!/bin/bash
# task-runs.sh: a green stack runs tasks. The example DAG succeeds, its log is there, and MLflow has its run with
# parameters, metrics, the model, and the tags that say which DAG run made it.
source "$(dirname "$0")/common.sh"
run_dag train_iris "${SECONDS_FOR_RUN:-120}"
found=$(inside airflow-worker python - "$run" <<'PY'
import sys, mlflow
runs = mlflow.search_runs(search_all_experiments=True, filter_string=f"tags.`airflow.run_id` = '{sys.argv[1]}'", output_format="list")
data = runs[0].data
model = mlflow.search_logged_models(experiment_ids=[runs[0].info.experiment_id], filter_string=f"source_run_id = '{runs[0].info.run_id}'", output_format="list")[0]
print(sorted(data.params), sorted(data.metrics), data.tags["airflow.task_id"], type(mlflow.sklearn.load_model(model.model_uri)).__name__)
PY
)
echo "$found"
[ "$found" = "['depth', 'rows', 'trees'] ['accuracy', 'f1'] train RandomForestClassifier" ]
api "dags/train_iris/dagRuns/$run/taskInstances/train/logs/1" | grep -q "Marking task as SUCCESS"
