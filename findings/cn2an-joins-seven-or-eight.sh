#!/bin/sh
# "Seven or eight tenths" is seventy-eight tenths after cn2an.
#
# Guess: an approximation of two neighbouring digits (七八成: 70 to 80 percent) is left alone in a
# sentence, as 两三百家 (two or three hundred) is and 几 (some) is.
# Seen (cn2an 0.5.24): transform writes 78成; 十几万 (a hundred thousand and some) becomes 10几万, where what 几 stands
# for is now read as units. 两三百家 stays. No error; the warnings are of other phrases.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "cn2an==0.5.24"
PYTHONIOENCODING=utf-8 "$folder/v/bin/python" -W ignore - <<'PY'
import cn2an

seen = {"七八成": "78成", "十几万": "10几万", "两三百家": "两三百家", "第三季度": "第3季度"}
for text, then in seen.items():
    found = cn2an.transform(text, "cn2an")
    print(text, found)
    assert found == then, f"{text} becomes {found} now"
PY
echo "as stated: seven or eight becomes seventy-eight"
