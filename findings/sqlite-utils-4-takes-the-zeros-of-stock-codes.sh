#!/bin/sh
# The same command that kept a code of Shenzhen's exchange drops its zeros since version 4.
#
# Guess: a column of codes with zeros in front is text, as it was; and what is declared INTEGER holds integers.
# Seen (sqlite-utils 4.2.1, beside 3.38): types are guessed unless --no-detect-types is given, 002230 becomes 2230 and
# is still found by '002230', which SQLite turns into a number too. The guess asks Python's int(), the storing SQLite: 1_000 and
# full-width digits make an INTEGER column, but stay text in it, and a sum over 1_000 and 2_000 is 3.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'code,wide,count\n002230,\357\274\221\357\274\222,1_000\n688256,\357\274\221\357\274\223,2_000\n' >"$folder/t.csv"
for version in 3.38 4.2.1; do
  python3 -m venv "$folder/v$version"
  "$folder/v$version/bin/pip" install -q "sqlite-utils==$version"
  "$folder/v$version/bin/sqlite-utils" insert "$folder/$version.db" t "$folder/t.csv" --csv
done
python3 - "$folder" <<'PY'
import sqlite3
import sys

seen = {}
for version in ("3.38", "4.2.1"):
    table = sqlite3.connect(f"{sys.argv[1]}/{version}.db")
    declared = [row[2] for row in table.execute("pragma table_info(t)")]
    rows = table.execute("select code, typeof(wide), typeof(count) from t").fetchall()
    found = table.execute("select count(*) from t where code = '002230'").fetchone()[0]
    total = table.execute("select sum(count) from t").fetchone()[0]
    seen[version] = declared, rows, found, total
    print(version, *seen[version])
assert seen["3.38"] == (["TEXT"] * 3, [("002230", "text", "text"), ("688256", "text", "text")], 1, 3.0)
assert seen["4.2.1"] == (["INTEGER"] * 3, [(2230, "text", "text"), (688256, "text", "text")], 1, 3.0)
PY
echo "as stated: zeros are gone by default, and columns of integers hold text"
