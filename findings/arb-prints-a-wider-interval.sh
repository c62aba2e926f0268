#!/bin/sh
# An interval of python-flint that is printed and read again is four times as wide.
#
# Guess: arb("1.15 +/- 0.05") prints as about that; its text, read again, gives the same interval but for the
# last digit of the radius; and an interval equals itself.
# Seen (python-flint 0.9.0): it prints [1e+0 +/- 0.201], since only digits that hold for the whole interval are shown and the
# rest goes to the radius: 1.10 to 1.20 comes back as 0.799 to 1.201. 1.2 +/- 0.05 by luck of its digits stays. Equality asks
# whether two unknown numbers are certainly equal, and is False for the interval and itself.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "python-flint==0.9.0"
"$folder/v/bin/python" - <<'PY'
from flint import arb

lucky, wide = arb("1.2 +/- 0.05"), arb("1.15 +/- 0.05")
for interval in (lucky, wide):
    again = arb(str(interval).strip("[]"))
    print(interval, "read again", float(again.lower()), "to", float(again.upper()))
assert str(lucky) == "[1.2 +/- 0.0501]" and str(wide) == "[1e+0 +/- 0.201]"
again = arb(str(wide).strip("[]"))
assert 4.0 < float(again.rad()) / float(wide.rad()) < 4.1
assert not (wide == wide) and arb(1) == arb(1)
PY
echo "as stated: the text of an interval is not the interval"
