"""Prepares folders and database for Airflow, in one process. Exit 0 means ready; anything else means not ready.

A database that is in order is recognised by a mark (a comment on its version table, so that it follows the database
through backup and restore), and then nothing is imported and nothing is done: a warm start costs a few milliseconds.
"""
import importlib.metadata
import importlib.util
import os
import pathlib
import re
import shutil
import sys
import time

BEGIN = time.monotonic()
PACKAGES = ("apache-airflow", "apache-airflow-providers-fab", "flask-appbuilder")
USER = os.environ.get("_AIRFLOW_WWW_USER_USERNAME") or "airflow"
PASSWORD = os.environ.get("_AIRFLOW_WWW_USER_PASSWORD") or "airflow"


def say(text):
    print(f"[{time.monotonic() - BEGIN:5.2f} s] {text}", flush=True)


def fail(what, todo):
    sys.exit(f"ERROR: {what}\nWhat to do: {todo}")


def check_machine():
    """Warn of a small machine. Never a reason not to start."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**20
    cpus = os.cpu_count() or 1
    disk = shutil.disk_usage("/").free / 2**30
    if memory < 4000:
        say(f"WARNING: Docker has {memory:.0f} MB of memory; Airflow wants 4 GB. Give Docker more, or expect slow or killed tasks.")
    if cpus < 2:
        say(f"WARNING: Docker has {cpus} CPU; Airflow wants 2. Starts and tasks will be slow.")
    if disk < 10:
        say(f"WARNING: Docker has {disk:.1f} GB of free disk; 10 GB are wanted. Free some space, for example with: docker system prune")


def prepare_folders(uid):
    """Give folders that the engine had to create (owned by root) to the user, and make sure that logs can be written."""
    home = pathlib.Path(os.environ.get("AIRFLOW_HOME", "/opt/airflow"))
    for name in ("dags", "logs", "plugins", "config", "data"):
        folder = home / name
        if folder.stat().st_uid == 0 and uid != 0 and (name == "logs" or not any(folder.iterdir())):
            os.chown(folder, uid, 0)
    # Otherwise every component would write a file of 2,000 lines there, all at once.
    config = pathlib.Path(os.environ["AIRFLOW_CONFIG"])
    if not config.exists():
        config.write_text("# Your own Airflow settings, for example:\n# [core]\n# parallelism = 8\n")
        os.chown(config, config.parent.stat().st_uid, 0)


def become(uid):
    """Give up root, keeping group 0 as every Airflow container does."""
    os.umask(0o002)
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(0)
        os.setuid(uid)
        os.environ.update(HOME=os.environ.get("AIRFLOW_USER_HOME_DIR", "/home/airflow"), USER="airflow", LOGNAME="airflow")


def check_folders():
    home = pathlib.Path(os.environ.get("AIRFLOW_HOME", "/opt/airflow"))
    if not os.access(home / "logs", os.W_OK | os.X_OK):
        fail(f"user {os.getuid()} cannot write to the logs folder.", f"give the folder to that user on the host: sudo chown -R {os.getuid()} LOGS_FOLDER")
    if not os.access(home / "dags", os.R_OK | os.X_OK):
        fail(f"user {os.getuid()} cannot read the DAGs folder.", "allow it on the host: chmod a+rx DAGS_FOLDER")


def known_revisions():
    """The newest database revision this Airflow knows, and all of them, read without importing Airflow."""
    folder = pathlib.Path(importlib.util.find_spec("airflow").origin).parent / "migrations/versions"
    revisions, predecessors = set(), set()
    for path in folder.glob("*.py"):
        text = path.read_text()
        if match := re.search(r"""^revision(?:\s*:\s*str)?\s*=\s*["'](\w+)""", text, re.M):
            revisions.add(match[1])
            down = re.search(r"^down_revision\b[^=]*=\s*(.+)", text, re.M)
            predecessors.update(re.findall(r"""["'](\w+)["']""", down[1] if down else ""))
    heads = revisions - predecessors
    if len(heads) != 1:
        fail(f"expected one newest database revision in Airflow's code, found {sorted(heads)}.", "rebuild the image.")
    return heads.pop(), revisions


def connect():
    import psycopg2

    connection = psycopg2.connect(os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"].replace("+psycopg2", ""), connect_timeout=5)
    connection.autocommit = True
    return connection


def database_state():
    """(revision, mark, whether the login exists) of the database; (None, None, False) when it is empty."""
    connection = connect()
    query = connection.cursor()
    query.execute("select to_regclass('alembic_version'), to_regclass('ab_user')")
    versions, users = query.fetchone()
    revision, mark, login = None, None, False
    if versions:
        query.execute("select version_num, obj_description('alembic_version'::regclass, 'pg_class') from alembic_version")
        revision, mark = query.fetchone() or (None, None)
    if users:
        query.execute("select exists(select from ab_user u join ab_user_role r on r.user_id = u.id where username = %s)", (USER,))
        login = query.fetchone()[0]
    connection.close()
    return revision, mark, login


def migrate():
    """Bring tables, roles and login into being. Any error ends the process with a traceback and exit code 1."""
    os.environ["AIRFLOW__FAB__UPDATE_FAB_PERMS"] = "true"
    from airflow.providers_manager import ProvidersManager

    ProvidersManager().initialize_providers_configuration()
    from airflow.utils import db

    db.upgradedb()
    say("tables are up to date")

    import flask
    from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder
    from airflow.www.extensions.init_appbuilder_links import init_appbuilder_links
    from airflow.www.extensions.init_views import init_appbuilder_views

    with get_application_builder() as builder:
        # With all views, so that the roles get the same permissions that the webserver would give them.
        init_appbuilder_views(flask.current_app)
        init_appbuilder_links(flask.current_app)
        builder.add_permissions(update_perms=True)
        builder.sm.sync_roles()
        say("roles are up to date")
        create_login(builder.sm)


def create_login(security):
    if security.find_user(USER):
        say(f"user {USER} exists and was left as it is")
        return
    admin = security.find_role("Admin")
    if admin is None or not admin.permissions:
        fail("the role Admin is missing or empty.", "reset the volumes, or restore a backup of the database.")
    if not security.add_user(USER, "Airflow", "Admin", f"{USER}@example.invalid", admin, password=PASSWORD):
        fail(f"user {USER} could not be created.", "see the lines above.")
    say(f"user {USER} was created")


def main():
    check_machine()
    uid = int(os.environ.get("AIRFLOW_UID") or 50000)
    if os.getuid() == 0:
        prepare_folders(uid)
    become(uid)
    check_folders()

    head, revisions = known_revisions()
    want = f"flightdeck/1 {head} " + " ".join(f"{name}={importlib.metadata.version(name)}" for name in PACKAGES)
    revision, mark, login = database_state()
    if (revision, mark, login) == (head, want, True):
        say("the database is in order")
        return
    if revision and revision not in revisions:
        fail(
            f"the database has revision {revision}, which Airflow {importlib.metadata.version('apache-airflow')} does not know: it belongs to a newer Airflow.",
            "use that newer version again, or reset the volumes.",
        )
    migrate()
    revision, _, login = database_state()
    if revision != head or not login:
        fail(f"after the migration the database has revision {revision} instead of {head}, login: {login}.", "see the lines above.")
    connection = connect()
    connection.cursor().execute("comment on table alembic_version is %s", (want,))
    connection.close()
    say("the database is ready")


if __name__ == "__main__":
    main()
