#!/bin/sh
# In mlcroissant "no" is true, a text of digits loses its zeros, and half a card is none.
#
# Guess: a field's declared type decides how a cell of a CSV file is read: a Text is kept letter for letter, a
# Boolean that is not one is an error, an Integer of 0.9 is an error.
# Seen (mlcroissant 1.1.1): the table is first read with guessed types and then cast. Text: 007 becomes 7; 2025 above an
# empty cell 2025.0; NA is missing. Boolean: yes and no are both True, false is False. Integer: 0.9 is 0. A
# Parquet file beside the CSV, which carries its types, gives all of them as they are.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "mlcroissant==1.1.1" "pandas==3.1.1"
cd "$folder"
v/bin/python -W ignore - <<'PY'
import json
import logging
from hashlib import sha256
from pathlib import Path

import mlcroissant

logging.disable(logging.CRITICAL)
WORDS = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "conformsTo": "dct:conformsTo",
}
WORDS |= {
    word: f"cr:{word}"
    for word in ("column", "extract", "field", "fileObject", "recordSet", "source")
}


def read(type_, *cells):
    Path("t.csv").write_text("id,cell\n" + "".join(f"a,{cell}\n" for cell in cells))
    source = {"fileObject": {"@id": "t"}, "extract": {"column": "cell"}}
    field = {"@type": "cr:Field", "@id": "r/c", "name": "r/c", "dataType": type_, "source": source}
    about = {
        "@context": WORDS,
        "@type": "sc:Dataset",
        "name": "trial",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": "t",
                "name": "t",
                "contentUrl": "t.csv",
                "encodingFormat": "text/csv",
                "sha256": sha256(Path("t.csv").read_bytes()).hexdigest(),
            }
        ],
        "recordSet": [{"@type": "cr:RecordSet", "@id": "r", "name": "r", "field": [field]}],
    }
    Path("m.json").write_text(json.dumps(about))
    found = [record["r/c"] for record in mlcroissant.Dataset(jsonld="m.json").records("r")]
    print(type_, list(cells), "become", found)
    return found


assert read("sc:Text", "007", "010") == [b"7", b"10"]
assert read("sc:Text", "2025", "") == [b"2025.0", None]
assert read("sc:Text", "NA", "AMD") == [None, b"AMD"]
assert read("sc:Boolean", "yes", "no") == [True, True]
assert read("sc:Boolean", "true", "false") == [True, False]
assert read("sc:Integer", "0.9", "2.5") == [0, 2]
PY
echo "as stated: types come after the guess"
