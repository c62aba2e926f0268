#!/bin/sh
# A column of lengths of time becomes days of the first century.
#
# Guess: agate reads "10 years" as a length of time, as it does "3 weeks", or leaves it as text.
# Seen (agate 1.14.2): "10 years" is counted from the first day of year 1 and is the 1st of January of the year 11; "March 2025"
# beside "May" gives May of the year 1; "5m" and "7m" are minutes, where a table of sales means millions; "5m" beside "9bn" is text.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "agate==1.14.2"
"$folder/v/bin/python" - <<'PY'
import io
from datetime import date, timedelta

import agate


def column(*prints):
    table = agate.Table.from_csv(io.StringIO("print,n\n" + "".join(f"{one},1\n" for one in prints)))
    kind, values = type(table.column_types[0]).__name__, list(table.columns["print"].values())
    print(prints, "->", kind, [str(value) for value in values])
    return kind, values


assert column("3 weeks", "2 days") == ("TimeDelta", [timedelta(days=21), timedelta(days=2)])
assert column("10 years", "3 years") == ("Date", [date(11, 1, 1), date(4, 1, 1)])
assert column("March 2025", "May") == ("Date", [date(2025, 3, 1), date(1, 5, 1)])
assert column("5m", "7m") == ("TimeDelta", [timedelta(minutes=5), timedelta(minutes=7)])
assert column("5m", "9bn")[0] == "Text"
PY
echo "as stated: ten years are a day, and five million are five minutes"
