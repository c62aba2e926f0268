#!/bin/sh
# A loss below one is read aloud as a gain.
#
# Guess: num2words(-0.5) begins with "minus", as num2words(-1.5) does.
# Seen (num2words 0.5.14): "zero point five" in nine of ten languages tried, since the minus is told of the part before the
# point, and that is nought; Italian keeps it. As a sum of money, -0.5 is "minus zero dollars, fifty cents".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "num2words==0.5.14"
"$folder/v/bin/python" - <<'PY'
from num2words import num2words

LANGUAGES = "en de fr es ja ru pt_BR it nl sv".split()
for language in LANGUAGES:
    print(language, num2words(-0.5, lang=language), "|", num2words(-1.5, lang=language))
lost = [one for one in LANGUAGES if num2words(-0.5, lang=one) == num2words(0.5, lang=one)]
assert lost == [one for one in LANGUAGES if one != "it"], lost
assert all(num2words(-1.5, lang=one) != num2words(1.5, lang=one) for one in LANGUAGES)
assert num2words(-0.5, to="currency", currency="USD") == "minus zero dollars, fifty cents"
PY
echo "as stated: minus a half is told as a half"
