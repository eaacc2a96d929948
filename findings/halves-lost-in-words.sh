#!/usr/bin/env bash
# Libraries that say a number in words cut or round what stands behind the point, and do not say so. humanize's `apnumber`, for
# the style of the Associated Press, and number-to-words cut: 2.7 is "two", 9.9 "nine", half a metre "zero" metres. written-number
# rounds, 2.7 is "three" and a half "one", and below nought it has no word at all: -5 is an empty text.
# Expected: the fraction in words, as to-words says it, the figure as it is, as apnumber gives -3 and the text "3.5", or an error.
# Seen with humanize 4.17.0 of PyPI, number-to-words 1.2.4, written-number 0.11.1 and to-words 5.7.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check humanize==4.17.0
npm install --silent --no-audit --no-fund number-to-words@1.2.4 written-number@0.11.1 to-words@5.7.0 >/dev/null
cat > write.js <<'JS'
const { toWords } = require('number-to-words');
const written = require('written-number');
const { ToWords } = require('to-words');
const other = new ToWords({ localeCode: 'en-US' });
const numbers = JSON.parse(process.argv[2]);
console.log(JSON.stringify(numbers.map((number) => [toWords(number), written(number), other.convert(number).toLowerCase()])));
JS
cat > write.py <<'PYTHON'
import json
import subprocess

import humanize

names = ["humanize", "number-to-words", "written-number", "to-words"]
expected = {
    2: ["two", "two", "two", "two"],
    2.7: ["two", "two", "three", "two point seven"],
    9.9: ["nine", "nine", "ten", "nine point nine"],
    0.5: ["zero", "zero", "one", "zero point five"],
    -5: ["-5", "minus five", "", "minus five"],
}
done = subprocess.run(["node", "write.js", json.dumps(list(expected))], capture_output=True, text=True, check=True)
seen = {}
for number, others in zip(expected, json.loads(done.stdout)):
    seen[number] = [humanize.apnumber(number), *others]
    print(number, "|", dict(zip(names, seen[number])))
assert seen == expected, seen
assert humanize.apnumber("3.5") == "3.5"
PYTHON
venv/bin/python write.py
