#!/bin/sh
# A table that frictionless finds valid has whole numbers which pandas reads as text.
#
# Guess: the type `integer` of a Table Schema is an optional sign and ASCII digits, as the standard's
# text says, and anything else is a type error.
# Seen (frictionless 5.21.0, pandas 3.1.1): full-width digits (２５) and digits with underscores (1_000) are
# valid integers, as Python's int takes them; pandas makes the column text, with no warning, and a sum
# of it joins the characters. A column of the full-width alone is enough.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "frictionless==5.21.0" "pandas==3.1.1"
cd "$folder"
PYTHONIOENCODING=utf-8 v/bin/python - <<'PY'
from pathlib import Path

import pandas as pd
from frictionless import Resource, Schema

schema = Schema.from_descriptor({"fields": [{"name": "cards", "type": "integer"}]})
for digits in ("２５", "1_000"):
    Path("t.csv").write_text(f"cards\n{digits}\n7\n", encoding="utf-8")
    valid = Resource(path="t.csv", schema=schema).validate().valid
    column = pd.read_csv("t.csv")["cards"]
    print(digits, "valid:", valid, "read by pandas as", column.dtype, "sum", repr(column.sum()))
    assert valid and column.sum() == f"{digits}7"
Path("t.csv").write_text("cards\n1.5\n", encoding="utf-8")
assert not Resource(path="t.csv", schema=schema).validate().valid, "anything is valid"
PY
echo "as stated: valid whole numbers, summed as text"
