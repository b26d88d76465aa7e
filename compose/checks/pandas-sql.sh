#!/bin/bash
# pandas-sql.sh: a task can write a table to PostgreSQL with pandas and read it back.
source "$(dirname "$0")/common.sh"
total=$(inside airflow-worker python - <<'PY'
import pandas as pd, sqlalchemy as sa
engine = sa.create_engine("postgresql+psycopg2://airflow@postgres/airflow")
pd.DataFrame({"n": [1, 2, 3]}).to_sql("flightdeck_check", engine, if_exists="replace", index=False)
print(int(pd.read_sql("select sum(n) as total from flightdeck_check", engine).total[0]))
engine.execute("drop table flightdeck_check")
PY
)
echo "written and read back: $total"
[ "$total" = 6 ]
