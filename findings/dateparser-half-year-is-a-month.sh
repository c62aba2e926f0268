#!/bin/sh
# "H2 2025" is February 2025 to dateparser, and "2H 2025" is two hours ago.
#
# Guess: a half-year is refused, as "2025H2" is by python-dateutil; quarters ("Q3 2025") are known, so a
# half may be too, and then gives a day between July and December.
# Seen (dateparser 1.5.0, day of reference 20 August 2025): "Q3 2025" falls in the third quarter, but the
# figure after H is taken for a month, and before H for hours that have passed. A table of forecasts
# by half-year is filled with dates of the wrong half and with no error; strict parsing refuses
# "H2 2025" and still lets "2H 2025" through.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "dateparser==1.5.0"
"$folder/v/bin/python" - <<'PY'
from datetime import datetime

import dateparser

day = {"RELATIVE_BASE": datetime(2025, 8, 20, 12)}


def read(print_, **more):
    found = dateparser.parse(print_, languages=["en"], settings={**day, **more})
    print(f"{print_!r} {more or ''}: {found}")
    return found


assert 7 <= read("Q3 2025").month <= 9, "quarters are no longer read as quarters"
assert read("H1 2025") == datetime(2025, 1, 20)
assert read("H2 2025") == datetime(2025, 2, 20)
assert read("2H 2025") == datetime(2025, 8, 20, 10)
assert read("H2 2025", STRICT_PARSING=True) is None
assert read("2H 2025", STRICT_PARSING=True) == datetime(2025, 8, 20, 10)
PY
echo "as stated: halves of a year come out as months and hours"
