#!/bin/sh
# A Chinese newswire's day without a month is counted back from today by dateparser.
#
# Guess: the day of a dateline, 15日, and 本月15日 (the 15th of this month) are the 15th, as in 2025年8月15日;
# or they are refused, as 十五日 is.
# Seen (dateparser 1.5.0, day of reference 20 August 2025): 日 is day and days at once, and without a
# month it is days that have passed: 15日 and 本月15日 are 5 August, 本月25日 is 26 July. Strict parsing gives the same. 8月15日 is
# read as Japanese, and refused where the language is set to Chinese.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "dateparser==1.5.0"
PYTHONIOENCODING=utf-8 "$folder/v/bin/python" - <<'PY'
from datetime import date, datetime

import dateparser

seen = {
    "2025年8月15日": date(2025, 8, 15),
    "15日": date(2025, 8, 5),
    "本月15日": date(2025, 8, 5),
    "本月25日": date(2025, 7, 26),
}
for strict in (False, True):
    settings = {"RELATIVE_BASE": datetime(2025, 8, 20), "STRICT_PARSING": strict}
    for print_, day in seen.items():
        found = dateparser.parse(print_, languages=["zh"], settings=settings)
        print(print_, found)
        assert found.date() == day, f"{print_} is {found} now"
assert dateparser.parse("8月15日", languages=["zh"]) is None, "the day of a month is read now"
PY
echo "as stated: the 15th without its month is fifteen days ago"
