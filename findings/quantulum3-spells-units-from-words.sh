#!/bin/sh
# quantulum3 spells a unit from any letters that stand behind a number.
#
# Guess: a word that is no unit (bn, GPUs, rack, a card's name) is left out, and the number stays
# without dimension, as for "45 TOPS".
# Seen (quantulum3 0.10.0, plain): letters are cut into known symbols and multiplied. "$1.2bn" is a dollar bit newton,
# "200,000 GPUs" are gauss poise atomic mass units seconds, "1.5 million H100 cards" henries to the
# hundredth power, "RMB 120m" metres, "Gb/s" billions of base
# pairs a second. "half a gigawatt" is 0.5 per gigawatt.
# No error; only "$4 billion", written out, is a sum.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "quantulum3==0.10.0"
"$folder/v/bin/python" -W ignore - <<'PY' 2>/dev/null
from quantulum3 import parser

seen = {
    "They paid $4 billion.": "dollar",
    "They paid $1.2bn.": "dollar bit newton",
    "They paid RMB 120m.": "metre",
    "The site has 200,000 GPUs.": "gauss poise atomic mass unit second",
    "It bought 1.5 million H100 cards.": "henry to the 100",
    "The link runs at 100 Gb/s.": "giga base pair per second",
    "The site draws half a gigawatt.": "per gigawatt",
    "The chip has 45 TOPS.": "dimensionless",
}
for text, unit in seen.items():
    (found,) = parser.parse(text)
    print(text, found.value, found.unit.name)
    assert found.unit.name == unit, f"{text} is {found.unit.name} now"
PY
echo "as stated: billions are bit newtons, cards are gauss poise"
