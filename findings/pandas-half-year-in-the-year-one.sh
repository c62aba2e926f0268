#!/bin/sh
# "1H25" is twenty-five past one on the first day of the year 1, to pandas.
#
# Guess: "1Q25" and "25Q1" are read as quarters, so "1H25", the analyst's first half of 2025, is
# either a half-year or refused; "1H2025" likewise.
# Seen (pandas 3.1.1): "1Q25" is January 2025. "1H25" is 01:25 of 1 January of the year 1, as a Timestamp, in
# to_datetime and as a Period, with no error: 1H is the hour, 25 the minute. "1H2025" is refused, for
# its minute. Sorted, the half-years of a results table stand before everything else.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "pandas==3.1.1"
"$folder/v/bin/python" -W ignore - <<'PY'
import pandas as pd

quarters = pd.to_datetime(pd.Series(["1Q25", "4Q25"]), format="mixed")
halves = pd.to_datetime(pd.Series(["1H25", "2H25"]), format="mixed")
print(list(quarters.astype(str)), list(halves.astype(str)), pd.Period("1H25"))
assert list(quarters.dt.year) == [2025, 2025]
assert list(halves.dt.year) == [1, 1] and list(halves.dt.hour) == [1, 2]
assert list(halves.dt.minute) == [25, 25]
assert pd.Period("1H25").year == 1
try:
    pd.Timestamp("1H2025")
except ValueError as error:
    print(error)
    assert "minute" in str(error)
else:
    raise SystemExit("1H2025 is read now")
PY
echo "as stated: a half-year is an hour and a minute of the year 1"
