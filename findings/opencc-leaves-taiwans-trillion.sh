#!/bin/sh
# From Taiwan's words to the mainland's, OpenCC changes the megabyte and leaves the trillion.
#
# Guess: the conversion with phrases (tw2sp), made so that a mainland reader understands, turns 三兆元
# into 三万亿元 (3 trillion), and back (s2twp).
# Seen (OpenCC 1.4.2): it turns 百萬位元組 into 百万字节 and 網路 into 网络, and leaves 三兆元 as 三兆元, though 兆 is a
# million in the mainland's units (兆瓦, 兆字节); s2twp leaves 万亿 as 萬億. A sum that is read after
# conversion by the rules of the mainland is a million times too small.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "opencc==1.4.2"
PYTHONIOENCODING=utf-8 "$folder/v/bin/python" - <<'PY'
import opencc

seen = [
    ("tw2sp", "網路", "网络"),
    ("tw2sp", "百萬位元組", "百万字节"),
    ("tw2sp", "三兆元", "三兆元"),
    ("tw2sp", "三兆瓦", "三兆瓦"),
    ("s2twp", "三万亿元", "三萬億元"),
]
for way, text, then in seen:
    found = opencc.OpenCC(way).convert(text)
    print(way, text, found)
    assert found == then, f"{text} becomes {found} now"
PY
echo "as stated: the megabyte changes its words, the trillion does not"
