#!/usr/bin/env bash
# Libraries that write figures for number words add two numbers that "and" joins. "Between two hundred and three hundred people"
# is "between 500 people" to words-to-numbers, and "between 20300 people" to numwords-to-nums and text2digits. word2number, which
# gives one number for a text, adds all that it finds: 303 for it, 21 for "nineteen people, two of them children" and 1715 for
# "nineteen ninety-five". With "to" between them, and below a hundred, the first three read both.
# Expected: 200 and 300; 19 and 2, or an error; 1995.
# Seen with words-to-numbers 1.5.1 of npm, numwords-to-nums 1.2.0, text2digits 0.1.2 and word2number 1.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check numwords-to-nums==1.2.0 text2digits==0.1.2 word2number==1.1
npm install --silent --no-audit --no-fund words-to-numbers@1.5.1 >/dev/null
cat > read.js <<'JS'
const { wordsToNumbers } = require('words-to-numbers');
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0)).map((text) => wordsToNumbers(text))));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

from numwords_to_nums.numwords_to_nums import NumWordsToNum
from text2digits import text2digits
from word2number import w2n

names = ["words-to-numbers", "numwords-to-nums", "text2digits", "word2number"]
added, glued = "between 500 people", "between 20300 people"
expected = {
    "between five and ten people": ["between 5 and 10 people"] * 3 + [15],
    "two hundred to three hundred people": ["200 to 300 people"] * 3 + [303],
    "between two hundred and three hundred people": [added, glued, glued, 303],
    "two hundred and three people": ["203 people"] * 3 + [203],
    "nineteen people, two of them children": ["19 people, 2 of them children"] * 3 + [21],
    "opened in nineteen ninety-five": ["opened in 19 95", "opened in 1995", "opened in 1995", 1715],
}
done = subprocess.run(["node", "read.js"], input=json.dumps(list(expected)), capture_output=True, text=True, check=True)
seen = {}
for text, other in zip(expected, json.loads(done.stdout)):
    figures = NumWordsToNum().numerical_words_to_numbers(text)
    seen[text] = [other, figures, text2digits.Text2Digits().convert(text), w2n.word_to_num(text)]
    print(text, "|", dict(zip(names, seen[text])))
assert seen == expected, seen
PYTHON
venv/bin/python read.py
