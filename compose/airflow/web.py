"""The WSGI application of the Airflow UI. Loaded by gunicorn's worker only, so that its main process stays small."""
from airflow.providers_manager import ProvidersManager

ProvidersManager().initialize_providers_configuration()

from airflow.www.app import cached_app

application = cached_app()
