#!/usr/bin/env bash
# Newspapers give an age, an office or a party after a name, "Ann Orr, 34". Libraries that take names apart read a list in an
# index, "Orr, Ann", and make the age the first name: 34 is the first and Ann Orr the last name to nameparser and humanparser, and
# to another-name-parser Ann is the middle name. In "Mr Orr, 34" it is the first name to all four. "Ann Orr, midwife" is called
# midwife, "Ann Orr, Labour" is called Labour and "Sen. Ann Orr, D-Leyton" D-Leyton, of the family Sen. Ann Orr.
# Expected: Ann is the first name, whatever follows the comma, as parse-full-name answers, which makes suffixes of it.
# Seen with nameparser 2.6.0 of PyPI, humanparser 2.7.0, another-name-parser 0.1.0 and parse-full-name 1.2.7 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nameparser==2.6.0
npm install --silent --no-audit --no-fund humanparser@2.7.0 another-name-parser@0.1.0 parse-full-name@1.2.7 >/dev/null
cat > read.js <<'JS'
const human = require('humanparser');
const found = require('another-name-parser');
const another = found.default || found;
const { parseFullName } = require('parse-full-name');
const readers = [
  (name) => [human.parseName(name).firstName, human.parseName(name).lastName],
  (name) => [another(name).first, another(name).last],
  (name) => [parseFullName(name).first, parseFullName(name).last],
];
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0)).map((name) => readers.map((read) => read(name)))));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

from nameparser import HumanName

names = ["nameparser", "humanparser", "another-name-parser", "parse-full-name"]
right = ["Ann", "Orr"]
expected = {
    "Ann Orr": [right] * 4,
    "Orr, Ann": [right] * 4,
    "Ann Orr, 34": [["34", "Ann Orr"], ["34", "Ann Orr"], ["34", "Orr"], right],
    "Mr Orr, 34": [["34", "Orr"], ["34", "Mr Orr"], ["34", "Orr"], ["34", "Orr"]],
    "Ann Orr, midwife": [["midwife", "Ann Orr"], ["midwife", "Ann Orr"], ["midwife", "Orr"], right],
    "Ann Orr, Labour": [["Labour", "Ann Orr"], ["Labour", "Ann Orr"], ["Labour", "Orr"], right],
    "Sen. Ann Orr, D-Leyton": [["D-Leyton", "Sen. Ann Orr"]] * 2 + [["D-Leyton", "Orr"], ["Sen.", "Orr"]],
    "Ann Orr, MP": [right, ["MP", "Ann Orr"], ["MP", "Orr"], right],
}
done = subprocess.run(["node", "read.js"], input=json.dumps(list(expected)), capture_output=True, text=True, check=True)
seen = {}
for text, others in zip(expected, json.loads(done.stdout)):
    name = HumanName(text)
    seen[text] = [[name.first, name.last], *others]
    print(text, "| first and last name:", dict(zip(names, seen[text])))
assert seen == expected, seen
PYTHON
venv/bin/python read.py
