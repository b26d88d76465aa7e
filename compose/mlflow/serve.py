"""The MLflow server in one process: the same app and the same database checks as `mlflow server --workers 1`,
without the command line's second interpreter (half the memory, half the start). The private names that hand the
settings over belong to the MLflow version in locks/mlflow.in.
"""
import os
import sys

import psycopg2
from psycopg2 import sql

STORE = os.environ["MLFLOW_BACKEND_STORE_URI"]
DATABASE = STORE.rsplit("/", 1)[1]
ARTIFACTS = "mlflow-artifacts:/"
# What the client needs to handle data. MLflow loads them if it can; here they would cost 80 MB and a second at each start.
DATA_PACKAGES = ("pandas", "pyarrow", "scipy")


def create_database():
    """MLflow has a database of its own: shared with Airflow, both would fight over the table alembic_version."""
    connection = psycopg2.connect(STORE.rsplit("/", 1)[0] + "/airflow", connect_timeout=5)
    connection.autocommit = True
    query = connection.cursor()
    query.execute("select from pg_database where datname = %s", (DATABASE,))
    if query.fetchone() is None:
        query.execute(sql.SQL("create database {} template template0 encoding 'UTF8' locale 'C.UTF-8'").format(sql.Identifier(DATABASE)))
        print(f"database {DATABASE} was created", flush=True)
    connection.close()


def open_stores():
    """Connect to the database and bring its tables up to date, as `mlflow db upgrade` does after a new version."""
    from mlflow.exceptions import MlflowException
    from mlflow.server.handlers import initialize_backend_stores
    from mlflow.store.db import utils

    try:
        initialize_backend_stores(STORE, STORE, ARTIFACTS)
    except MlflowException as error:
        if "out-of-date database schema" not in str(error):
            raise
        print("the tables are those of an older MLflow and are upgraded", flush=True)
        utils._upgrade_db(utils.create_sqlalchemy_engine(STORE))
        initialize_backend_stores(STORE, STORE, ARTIFACTS)


def main():
    create_database()
    os.environ.update(
        _MLFLOW_SERVER_FILE_STORE=STORE,
        _MLFLOW_SERVER_REGISTRY_STORE=STORE,
        _MLFLOW_SERVER_ARTIFACT_ROOT=ARTIFACTS,
        _MLFLOW_SERVER_SERVE_ARTIFACTS="true",
        _MLFLOW_SERVER_ARTIFACT_DESTINATION=os.environ["MLFLOW_ARTIFACTS_DESTINATION"],
        _MLFLOW_SGI_NAME="uvicorn",
    )
    # Not to be found while MLflow loads, there again afterwards for the functions that ask for them themselves.
    sys.modules.update(dict.fromkeys(DATA_PACKAGES))
    from mlflow.server.fastapi_app import app

    open_stores()
    for name in DATA_PACKAGES:
        del sys.modules[name]
    import uvicorn

    uvicorn.run(app, host="0.0.0.0", port=5000, log_level="warning", timeout_graceful_shutdown=5)


if __name__ == "__main__":
    main()
