#!/bin/sh
# A WASI made without options tells the console of every file that the program asks for.
#
# Guess: `debug` is an option that is off unless asked for, as the module's own logger starts off.
# Seen (@bjorn3/browser_wasi_shim 0.4.2, Node 20): the constructor hands the absent option on, and
# the logger takes an absent word for yes. A Python that starts writes hundreds of lines. With
# `{ debug: false }` it is silent.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund "@bjorn3/browser_wasi_shim@0.4.2"
cat > trial.mjs <<'JS'
import { Directory, PreopenDirectory, WASI } from "@bjorn3/browser_wasi_shim";

function linesOf(...options) {
  const lines = [];
  const log = console.log;
  console.log = (...words) => lines.push(words.join(" "));
  const root = new PreopenDirectory("/", []);
  new WASI([], [], [root], ...options);
  root.path_lookup("a/b", 0);
  console.log = log;
  return lines.length;
}
const told = [linesOf(), linesOf({}), linesOf({ debug: false })];
console.log("lines without options, with none set, with debug false:", told.join(", "));
if (!(told[0] > 0 && told[1] > 0 && told[2] === 0)) process.exit(1);
JS
node trial.mjs
echo "as stated: it is silent only where debug is set to false"
