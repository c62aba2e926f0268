#!/bin/sh
# Short numbers in Hong Kong's Chinese are written with English letters.
#
# Guess: 1.2e12 in traditional Chinese is 1.2兆 for Taiwan and 1.2萬億 for Hong Kong, and 99,999,999 is 1億 in both.
# Seen (Babel 2.19.0, and the Intl of Node 20, which share CLDR): Taiwan 1.2兆 and 1億; Hong Kong 1.2T and
# 100M, as in English. German leaves 999,999 whole, where English has 1M. A table or an axis in
# compact numbers changes its scale words with the region, not with the script.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "babel==2.19.0"
PYTHONIOENCODING=utf-8 "$folder/v/bin/python" - <<'PY'
from babel.numbers import format_compact_decimal

seen = {
    ("zh_Hant", 1.2e12): "1.2兆",
    ("zh_Hant_HK", 1.2e12): "1.2T",
    ("zh_Hant", 99_999_999): "1億",
    ("zh_Hant_HK", 99_999_999): "100M",
    ("de", 999_999): "999999",
}
for (locale, value), short in seen.items():
    found = format_compact_decimal(value, format_type="short", locale=locale, fraction_digits=1)
    print(locale, value, found)
    assert found == short, f"{value} in {locale} is {found} now"
PY
node -e '
const short = (locale, value) =>
  new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(value);
const seen = [short("zh-TW", 1.2e12), short("zh-HK", 1.2e12), short("zh-HK", 99999999)];
console.log(seen.join(" "));
if (seen.join() !== "1.2兆,1.2T,100M") process.exit(1);'
echo "as stated: Hong Kong has T and M where Taiwan has its own words"
