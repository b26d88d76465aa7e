"""heartbeat.py JOB_TYPE SECONDS: whether this container's newest Airflow job of that type beat in the last SECONDS."""
import os
import sys

HOME = os.environ.get("AIRFLOW_USER_HOME_DIR", "/home/airflow")
sys.path.append(f"{HOME}/.local/lib/python3.{sys.version_info.minor}/site-packages")
import psycopg2

QUERY = """
select extract(epoch from now() - latest_heartbeat), state from job
where job_type = %s and hostname = %s order by id desc limit 1
"""
job_type, limit = sys.argv[1], float(sys.argv[2])
try:
    connection = psycopg2.connect(os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"].replace("+psycopg2", ""), connect_timeout=3)
    query = connection.cursor()
    query.execute(QUERY, (job_type, os.uname().nodename))
    row = query.fetchone()
except psycopg2.Error as error:
    sys.exit(f"database: {error}")
if row is None:
    sys.exit(f"no {job_type} of this container yet")
age, state = row
print(f"{job_type} {state}, last heartbeat {age:.1f} s ago")
sys.exit(0 if state == "running" and age <= limit else 1)
