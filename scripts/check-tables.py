"""Reads the tables of `reife export` with other programs: pyarrow and DuckDB, whichever are there.

    python3 scripts/check-tables.py exported/grid

Prints rows and columns as each of them sees them, and the share of right verdicts by evaluator.
"""

import importlib.util
import sys
from pathlib import Path

folder = Path(sys.argv[1])
files = sorted(folder.glob("*.parquet"))
if not files:
    sys.exit(f"{folder} holds no .parquet")

if importlib.util.find_spec("pyarrow"):
    import pyarrow.parquet as parquet

    for file in files:
        table = parquet.read_table(file)
        print("pyarrow", file.name, table.num_rows, ",".join(table.column_names))

if importlib.util.find_spec("duckdb"):
    import duckdb

    for file in files:
        (count,) = duckdb.execute("select count(*) from read_parquet(?)", [str(file)]).fetchone()
        print("duckdb", file.name, count)
    query = """
        select evaluator, avg(case when preference = gold then 1 else 0 end) as share
        from read_parquet(?) group by evaluator order by evaluator
    """
    for evaluator, share in duckdb.execute(query, [str(folder / "judgments.parquet")]).fetchall():
        print("duckdb", evaluator, f"{share:.4f}")
