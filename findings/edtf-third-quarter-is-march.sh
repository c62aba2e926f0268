#!/bin/sh
# A library of dates that has codes for quarters reads "Q3 2026" as March.
#
# Guess: the parser of edtf knows 2026-35 as the third quarter, so text_to_edtf("Q3 2026") gives that, or nothing.
# Seen (edtf 5.0.2): it gives 2026-03, a valid month, and "2Q 2026" February; "third quarter 2026" and "second half of 2026" are
# the whole year; "5nm in 2026" is May of it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "edtf==5.0.2"
"$folder/v/bin/python" - <<'PY'
from edtf import parse_edtf, text_to_edtf

quarter = parse_edtf("2026-35")
print("2026-35:", quarter.lower_strict()[:3], "to", quarter.upper_strict()[:3])
assert tuple(quarter.lower_strict()[:3]) == (2026, 7, 1) and tuple(quarter.upper_strict()[:3]) == (2026, 9, 30)
for words, seen in {
    "Q3 2026": "2026-03",
    "2Q 2026": "2026-02",
    "third quarter 2026": "2026",
    "second half of 2026": "2026",
    "5nm in 2026": "2026-05",
}.items():
    print(words, "->", text_to_edtf(words))
    assert text_to_edtf(words) == seen
PY
echo "as stated: the third quarter is March, and a process node May"
