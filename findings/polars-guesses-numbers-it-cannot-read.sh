#!/bin/sh
# Polars takes full-width digits for whole numbers, and then cannot read them.
#
# Guess: a column of full-width digits, as Chinese pages set them, is text: what looks like a number to the guess
# is what the reader can parse.
# Seen (polars 2.1.0): the guess accepts any digit of Unicode, the parser ASCII alone: reading stops with an
# error, for a file that is valid CSV. With digits of both kinds among the first rows too. Read as text
# (infer_schema=False) it is whole; DuckDB 2.0.1 gives text unasked.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "polars==2.1.0" "duckdb==2.0.1"
cd "$folder"
PYTHONIOENCODING=utf-8 PYTHONUTF8=1 v/bin/python - <<'PY'
from pathlib import Path

import duckdb
import polars

for digits in (("２５", "７"), ("25", "７")):
    Path("t.csv").write_text("chip,cards\n" + "".join(f"a,{one}\n" for one in digits))
    try:
        polars.read_csv("t.csv")
    except polars.exceptions.ComputeError as error:
        print(digits, str(error).splitlines()[0])
    else:
        raise SystemExit(f"{digits} are read now")
    assert polars.read_csv("t.csv", infer_schema=False)["cards"].to_list() == list(digits)
    read = [one for (one,) in duckdb.sql("SELECT cards FROM 't.csv'").fetchall()]
    assert read == list(digits), read
PY
echo "as stated: guessed to be numbers, and refused as such"
