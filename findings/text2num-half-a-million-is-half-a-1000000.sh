#!/bin/sh
# Number words before a scale come apart from it when they are turned into digits.
#
# Guess: alpha2digit("one point two million", "en") gives 1200000, and "half a million" 500000 or stays as it is.
# Seen (text2num 3.1.0): "1.2 1000000" and "half a 1000000", which a reader of figures takes for two numbers, or for a million;
# "thirty to forty thousand" is "30 to 40000". The whole number before a scale is right: "twenty million" is 20000000.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "text2num==3.1.0"
"$folder/v/bin/python" - <<'PY'
from text_to_num import alpha2digit

for words, seen in {
    "twenty million": "20000000",
    "one point two million": "1.2 1000000",
    "half a million": "half a 1000000",
    "a quarter of a million": "a quarter of a 1000000",
    "thirty to forty thousand": "30 to 40000",
    "twenty twenty-six": "20 26",
}.items():
    print(words, "->", alpha2digit(words, "en"))
    assert alpha2digit(words, "en") == seen
PY
echo "as stated: a scale stands apart from what it multiplies"
