#!/usr/bin/env bash
# Libraries that write text in plain ASCII, for searches, addresses and comparisons, change signs of figures. "≠ 5" is "= 5" in
# AnyAscii, and "5" in Unidecode and transliteration, as is "≈ 5"; transliteration drops "≥", "≤" and the minus that is typeset,
# so that "−5 °C" is "5 degC". "2½ miles" are "21/2 miles", ten and a half, in AnyAscii, transliteration and unidecode; Unidecode
# sets a blank. "10⁶ cells" are 106 cells in all.
# Expected: a sign that means the same, as ">=" in AnyAscii and Unidecode, or a mark that one is gone, as unidecode of npm leaves
# one; a blank before a fraction.
# Seen with anyascii 0.3.3 and Unidecode 1.4.0 of PyPI, any-ascii 0.3.3, transliteration 2.6.1 and unidecode 1.1.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check anyascii==0.3.3 Unidecode==1.4.0
npm install --silent --no-audit --no-fund any-ascii@0.3.3 transliteration@2.6.1 unidecode@1.1.0 >/dev/null
cat > read.js <<'JS'
const anyAscii = require('any-ascii');
const { transliterate } = require('transliteration');
const unidecode = require('unidecode');
const write = (text) => [(anyAscii.default || anyAscii)(text), transliterate(text), unidecode(text)];
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0)).map(write)));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

from anyascii import anyascii
from unidecode import unidecode

names = ["AnyAscii", "Unidecode", "transliteration", "unidecode of npm"]
expected = {
    "-5 °C": ["-5 degC", "-5 degC", "-5 degC", "-5 degC"],
    "\u22125 °C": ["-5 degC", "-5 degC", "5 degC", "[?]5 degC"],
    "\u2265 5": [">= 5", ">= 5", " 5", "[?] 5"],
    "\u2264 5": ["<= 5", "<= 5", " 5", "[?] 5"],
    "\u2260 5": ["= 5", " 5", " 5", "[?] 5"],
    "\u2248 5": ["~ 5", " 5", " 5", "[?] 5"],
    "2½ miles": ["21/2 miles", "2 1/2 miles", "21/2 miles", "21/2 miles"],
    "10\u2076 cells": ["106 cells"] * 4,
}
done = subprocess.run(["node", "read.js"], input=json.dumps(list(expected)), capture_output=True, text=True, check=True)
seen = {}
for text, (javascript, *others) in zip(expected, json.loads(done.stdout)):
    assert anyascii(text) == javascript, (anyascii(text), javascript)
    seen[text] = [javascript, unidecode(text), *others]
    print(text, "|", dict(zip(names, seen[text])))
assert seen == expected, seen
PYTHON
venv/bin/python read.py
