#!/bin/sh
# A template string within a template string loses its spaces in rjsmin, and the script still runs.
#
# Guess: a minifier that leaves template strings alone leaves the inner one alone too.
# Seen (rjsmin 1.3.0, Python 3.11 or later): it reads a template string to the next backtick, so the inner
# string is taken for code, and the space at its start goes. Sentences come out with two words
# joined; no error anywhere. Written as one string, or with +, the space stays.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "rjsmin==1.3.0"
"$folder/v/bin/python" - <<'PY'
from rjsmin import jsmin

nested = 'const told = (a, b) => `${a}.${b ? ` ${b}.` : ""}`;'
flat = 'const told = (a, b) => `${a}.` + (b ? ` ${b}.` : "");'
print(jsmin(nested))
print(jsmin(flat))
assert "` ${b}.`" not in jsmin(nested), "the inner string keeps its space now"
assert "` ${b}.`" in jsmin(flat), "a string of its own lost its space"
PY
echo "as stated: the inner template string loses its space"
