"""component.py scheduler|triggerer|worker|flower [OPTION...]: runs one Airflow component.

The same as `airflow NAME` (for worker and flower: `airflow celery NAME`), by that command's own definition, but without
loading the commands of every provider and of the web login first: 25 MB and a third of a CPU second less for each.
"""
import argparse
import gc
import os
import sys

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
    """In a forked child: without this the scheduler can freeze.

    Airflow forks its health server while a database connection lies in the scheduler's pool. At the first request the
    child would take that very connection, ask the server on it, and eat the reply that the parent waits for: for ever.
    (No pool at all also helps, and costs a tenth of a CPU.)
    """
    if settings.engine is not None:
        settings.engine.dispose(close=False)


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
    command.func(arguments)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
