#!/bin/sh
# Polars reads 13/2/25 as a day of the year 25, DuckDB as one of 2025, from the same file.
#
# Guess: asked to find dates in a CSV file, both take 13/2/25 for 13 February 2025, as Python's %y does,
# or leave it as text.
# Seen (polars 2.1.0, duckdb 2.0.1): Polars, with try_parse_dates, makes a date column of the year 25, without a warning; DuckDB,
# unasked, of 2025. Joined by day, the two give no row.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "polars==2.1.0" "duckdb==2.0.1"
cd "$folder"
printf 'chip,announced\na,1/2/25\nb,13/2/25\n' > t.csv
v/bin/python - <<'PY'
from datetime import date

import duckdb
import polars

of_polars = polars.read_csv("t.csv", try_parse_dates=True)["announced"].to_list()
of_duckdb = [day for (day,) in duckdb.sql("SELECT announced FROM 't.csv'").fetchall()]
print("Polars", of_polars)
print("DuckDB", of_duckdb)
assert of_polars == [date(25, 2, 1), date(25, 2, 13)]
assert of_duckdb == [date(2025, 2, 1), date(2025, 2, 13)]
PY
echo "as stated: nineteen and more centuries apart"
