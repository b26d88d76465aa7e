"""More sleeping tasks than the worker has slots: for the check that a busy worker is healthy."""
import time
from datetime import datetime

from airflow.decorators import dag, task


@dag(schedule=None, start_date=datetime(2024, 1, 1), catchup=False)
def flightdeck_busy():
    @task
    def nap(number):
        time.sleep(30)

    nap.expand(number=list(range(6)))


flightdeck_busy()
