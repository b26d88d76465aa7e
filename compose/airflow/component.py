"""component.py scheduler|triggerer|worker|flower [OPTION...]: runs one Airflow component.

The same as `airflow NAME` (for worker and flower: `airflow celery NAME`), by that command's own definition, but without
loading the commands of every provider and of the web login first: 25 MB and a third of a CPU second less for each.
"""
import argparse
import gc
import os
import sys
import threading

from airflow import settings
from airflow.configuration import write_default_airflow_configuration_if_needed


def definition(name):
    """The definition of a command, as Airflow's own command line has it."""
    if name in ("worker", "flower"):
        from airflow.providers.celery.cli.definition import CELERY_COMMANDS as commands
    else:
        from airflow.cli.cli_config import core_commands as commands
    return next(command for command in commands if command.name == name)


def freeze_once(done=[]):
    """Before the first fork: children share what was loaded so far, as the garbage collector no longer touches it."""
    if not done:
        done.append(True)
        gc.collect()
        gc.freeze()


def forget_inherited_connections():
    """In a forked child: a connection of the parent's pool would be asked by both, and one eats the other's reply."""
    if settings.engine is not None:
        settings.engine.dispose(close=False)


def serve_health():
    """Airflow's own health server on port 8974, in a thread.

    Airflow would fork it while a database connection lies in the pool. At its first request the child takes that very
    connection, and the scheduler can wait for the reply for ever. The thread has a connection of its own, and needs no
    memory to speak of. It is as honest: the answer is the age of the main loop's last heartbeat in the database.
    """
    from airflow.utils.scheduler_health import serve_health_check

    threading.Thread(target=serve_health_check, name="health", daemon=True).start()


def main(name, options):
    write_default_airflow_configuration_if_needed()
    command = definition(name)
    parser = argparse.ArgumentParser(prog=name)
    for argument in command.args:
        argument.add_to_parser(parser)
    arguments = parser.parse_args(options)
    arguments.subcommand, arguments.func = name, command.func
    # Airflow looks at the command line to tell what runs, and records it.
    sys.argv = ["airflow", *(["celery"] if name in ("worker", "flower") else []), name, *options]
    os.register_at_fork(before=freeze_once, after_in_child=forget_inherited_connections)
    if name == "scheduler":
        serve_health()
    command.func(arguments)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
