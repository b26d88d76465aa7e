"""Grüße: ein Ä im Quelltext, and the words dag and airflow."""
from airflow.models import DAG
from datetime import datetime

with DAG("flightdeck_umlaut", schedule=None, start_date=datetime(2024, 1, 1), description="Größe ≥ 1 – naïve"):
    pass
