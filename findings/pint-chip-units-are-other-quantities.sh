#!/bin/sh
# A data sheet's units of speed are magnetism to pint, percentage points are typography.
#
# Guess: units that pint does not know (transfers, points of a percentage) are refused, as TOPS and PFLOPS
# are, and Gb is the gigabit.
# Seen (pint 0.25.3): GT/s, how links between chips are rated, is a gigatesla a second; 100 Gb/s is 100
# gigagilbert a second, where 100 Gbps are 100 gigabits; 12 kt (of carbon) is 12 knots; 5 pp are 5 printer's
# points, a length. No error and no warning: only the dimension tells.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "pint==0.25.3"
"$folder/v/bin/python" - <<'PY'
import pint

units = pint.UnitRegistry()
seen = {
    "32 GT/s": "tesla / second",
    "100 Gb/s": "gilbert / second",
    "100 Gbps": "bit / second",
    "12 kt": "knot",
    "5 pp": "meter",
}
for print_, unit in seen.items():
    read = units.Quantity(print_)
    print(print_, "is", read)
    assert read.check(units.Quantity(1, unit).dimensionality), f"{print_} is {read} now"
for print_ in ("5 TOPS", "2 PFLOPS"):
    try:
        units.Quantity(print_)
    except pint.UndefinedUnitError as error:
        print(error)
    else:
        raise SystemExit(f"{print_} is known now")
PY
echo "as stated: transfers are teslas, bits are gilberts, points are printer's points"
