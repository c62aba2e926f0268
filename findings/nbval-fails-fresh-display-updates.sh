#!/bin/sh
# A notebook stored by nbclient a second ago fails in nbval where a cell clears or updates its output.
#
# Guess: what nbclient stores, nbval accepts when run at once by the same kernel: both come from the
# messages of that kernel, and a progress line that is cleared leaves what a reader saw last.
# Seen (nbval 0.11.0, nbclient 0.11.0, ipykernel 7.4.0): nbclient stores the last state (2; 'done'), as a browser shows it. nbval
# gathers what was printed before clear_output and what a display showed before its update, and calls
# the stored one wrong. A plain cell beside them passes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/v"
"$folder/v/bin/pip" install -q "nbval==0.11.0" "nbclient==0.11.0" "ipykernel==7.4.0" "nbformat==5.11.1" "pytest==9.2.0"
cd "$folder"
v/bin/python - <<'PY' 2>/dev/null
import subprocess
import sys

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

CELLS = {
    "plain": ("print(2)", True),
    "cleared": ("from IPython.display import clear_output\nprint(1)\nclear_output()\nprint(2)", False),
    "updated": ("shown = display('at work', display_id='a')\nshown.update('done')", False),
}
kernel = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
for name, (source, expected) in CELLS.items():
    notebook = new_notebook(cells=[new_code_cell(source)], metadata=kernel)
    NotebookClient(notebook).execute()
    nbformat.write(notebook, f"{name}.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "--nbval-current-env"]
    passed = subprocess.run([*command, f"{name}.ipynb"], capture_output=True).returncode == 0
    stored = [output.get("text", output.get("data")) for output in notebook.cells[0].outputs]
    print(name, "stored", stored, "passes" if passed else "fails", flush=True)
    assert passed == expected, f"{name} is judged otherwise now"
PY
echo "as stated: what was cleared or updated is held against the stored notebook"
