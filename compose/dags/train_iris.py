"""Example: train a model on a file of the data folder and log it to MLflow.

Run it from the Airflow UI ("Trigger DAG"), then look at experiment "iris" in MLflow. Copy it to begin a DAG of your own.
"""
from datetime import datetime

from airflow.decorators import dag, task
from airflow.models.param import Param


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1),
    catchup=False,
    tags=["example"],
    doc_md=__doc__,
    params={"trees": Param(50, type="integer", minimum=1), "depth": Param(4, type="integer", minimum=1)},
)
def train_iris():
    @task
    def train(params=None):
        # Imported here, so that Airflow reads this file quickly.
        import mlflow
        import pandas as pd
        import sklearn
        from mlflow.models import infer_signature
        from sklearn.ensemble import RandomForestClassifier
        from sklearn.metrics import accuracy_score, f1_score
        from sklearn.model_selection import train_test_split

        table = pd.read_csv("/opt/airflow/data/iris.csv")
        features, species = table.drop(columns="species"), table["species"]
        train_x, test_x, train_y, test_y = train_test_split(features, species, test_size=0.3, random_state=0, stratify=species)

        # Handed on: when two runs create the experiment at the same time, set_experiment activates it in one of them only.
        experiment = mlflow.set_experiment("iris")
        with mlflow.start_run(experiment_id=experiment.experiment_id):
            model = RandomForestClassifier(n_estimators=params["trees"], max_depth=params["depth"], random_state=0)
            model.fit(train_x, train_y)
            predicted = model.predict(test_x)
            mlflow.log_params({"trees": params["trees"], "depth": params["depth"], "rows": len(table)})
            mlflow.log_metrics({"accuracy": accuracy_score(test_y, predicted), "f1": f1_score(test_y, predicted, average="macro")})
            logged = mlflow.sklearn.log_model(
                model,
                name="model",
                signature=infer_signature(test_x, predicted),
                # Named here; otherwise MLflow loads the model once more to find them out.
                pip_requirements=[f"scikit-learn=={sklearn.__version__}", f"pandas=={pd.__version__}"],
            )
        return logged.model_uri

    @task
    def check(model_uri):
        """Load the model back from MLflow: what was logged can be used."""
        import mlflow
        import pandas as pd

        model = mlflow.sklearn.load_model(model_uri)
        table = pd.read_csv("/opt/airflow/data/iris.csv")
        print(f"the model says {list(model.predict(table.drop(columns='species').head(3)))}")

    check(train())


train_iris()
