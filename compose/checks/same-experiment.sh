#!/bin/bash
# same-experiment.sh: two first runs of the example DAG at the same time log to the same experiment. Each is held where it has
# found no experiment yet, until the other one has come there too; the experiment has a name of this check's own.
source "$(dirname "$0")/common.sh"
inside airflow-worker python -W ignore - "check-$(now)-" <<'PY'
import contextlib, io, multiprocessing, runpy, sys
import mlflow
from mlflow.tracking._tracking_service.client import TrackingServiceClient as Client

NAME = sys.argv[1] + "iris"
by_name, create = Client.get_experiment_by_name, Client.create_experiment


def train(both, logged):
    def find(client, name):
        found = by_name(client, sys.argv[1] + name)
        both.wait(60)
        Client.get_experiment_by_name = lambda client, name: by_name(client, sys.argv[1] + name)
        return found

    Client.get_experiment_by_name = find
    Client.create_experiment = lambda client, name, *rest, **named: create(client, sys.argv[1] + name, *rest, **named)
    with contextlib.redirect_stdout(io.StringIO()):
        dag = runpy.run_path("/opt/airflow/dags/train_iris.py")["train_iris"]()
        dag.get_task("train").python_callable(params={"trees": 1, "depth": 1})
    run = mlflow.last_active_run()
    logged.put((run.info.run_id, mlflow.get_experiment(run.info.experiment_id).name))


fork = multiprocessing.get_context("fork")
both, logged = fork.Barrier(2), fork.Queue()
trainers = [fork.Process(target=train, args=(both, logged)) for _ in range(2)]
for trainer in trainers:
    trainer.start()
for trainer in trainers:
    trainer.join(120)
runs = [logged.get(timeout=5) for _ in trainers]
names = [name for _, name in runs]
models = mlflow.search_logged_models([mlflow.get_experiment_by_name(NAME).experiment_id], output_format="list")
print("logged to", names, "with", len(models), "models")
for run, _ in runs:
    mlflow.delete_run(run)
mlflow.delete_experiment(mlflow.get_experiment_by_name(NAME).experiment_id)
assert names == [NAME, NAME] and len(models) == 2
PY
