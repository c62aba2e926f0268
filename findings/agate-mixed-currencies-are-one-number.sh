#!/bin/sh
# agate, which csvkit stands on, makes plain numbers of a column in three currencies, and twelve of 12%.
#
# Guess: a column of $5, €5 and ¥5 stays text, or is refused; in a column with 12% and 0.12 the first becomes 0.12.
# Seen (agate 1.14.2): the first column is a number, 5, 5, 5; a percent sign falls off without a hundredth, so 12% and 0.12 are
# a hundred times apart. HK$5 and NT$5 stay text, so that only the shorter signs are lost; 1,5 is fifteen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "agate==1.14.2"
"$folder/v/bin/python" - <<'PY'
import io

import agate


def column(*prints):
    text = "print,n\n" + "".join(f'"{one}",1\n' for one in prints)
    table = agate.Table.from_csv(io.StringIO(text))
    kind, values = type(table.column_types[0]).__name__, list(table.columns["print"].values())
    print(prints, "->", kind, [str(value) for value in values])
    return kind, values


assert column("$5", "€5", "¥5") == ("Number", [5, 5, 5])
kind, (percent, share) = column("12%", "0.12")
assert kind == "Number" and percent == 100 * share
assert column("HK$5", "NT$5")[0] == "Text"
assert column("1,5", "2,5") == ("Number", [15, 25])
PY
echo "as stated: three currencies become one number, and a percentage loses its hundredth"
