"""Starts the Airflow scheduler so that its forked helpers cannot freeze it.

Airflow forks its health server while a database connection lies in the scheduler's pool. At the first request the child
would take that very connection, ask the server on it, and eat the reply that the parent waits for: for ever. So each
child forgets the inherited pool before it does anything. (No pool at all also helps, and costs a tenth of a CPU.)
"""
import os
import sys

from airflow import settings
from airflow.__main__ import main


def forget_inherited_connections():
    if settings.engine is not None:
        settings.engine.dispose(close=False)


os.register_at_fork(after_in_child=forget_inherited_connections)
sys.argv = ["airflow", "scheduler"]
main()
