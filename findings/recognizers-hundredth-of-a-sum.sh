#!/usr/bin/env bash
# Microsoft's Recognizers-Text reads sums and figures out of sentences, and is published for several languages of programming with
# one set of rules. To its port for JavaScript a sum after the name of its money is in cents: "EUR 500" is 5 euros, "Rs 5 million"
# 50,000 rupees, "kr 500" 5 crowns; with a sign, or with the name after it, the sum is right. "Half a million" is 0.000002 and
# "one and a half million" 1.0000005, as it divides by the million. The port for Python finds no sum in "EUR 500", and 0.5 and
# 1,000,000 in "half a million". Both leave one end of a range: "$5-10 million" is 5 dollars, "5-10%" is 10%.
# Expected: 500 euros; 500,000; 1.5 million; both ends; the same from both ports.
# Seen with @microsoft/recognizers-text-suite 1.3.1 of npm and recognizers-text-suite 1.0.2a2 of PyPI (which needs emoji 1.7.0).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check recognizers-text-suite==1.0.2a2 emoji==1.7.0
cat > texts.json <<'JSON'
[
  ["currency", "It cost EUR 500."],
  ["currency", "It cost 500 EUR."],
  ["currency", "It cost €500."],
  ["currency", "It cost Rs 5 million."],
  ["currency", "It cost 5 million rupees."],
  ["currency", "It cost kr 500."],
  ["currency", "It cost half a million dollars."],
  ["currency", "It cost $5-10 million."],
  ["number", "A million people left."],
  ["number", "Half a million people left."],
  ["number", "One and a half million people left."],
  ["number", "Two and a half litres fell."],
  ["percentage", "It rose 5-10%."]
]
JSON
cat > read.js <<'JS'
const R = require('@microsoft/recognizers-text-suite');
const kinds = { number: R.recognizeNumber, currency: R.recognizeCurrency, percentage: R.recognizePercentage };
const read = ([kind, text]) => kinds[kind](text, R.Culture.English).map((found) => found.resolution.value);
console.log(JSON.stringify(require('./texts.json').map(read)));
JS
cat > read.py <<'PYTHON'
import json
import subprocess
import warnings

warnings.filterwarnings("ignore")
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency
from recognizers_text import Culture

kinds = {"number": recognize_number, "currency": recognize_currency, "percentage": recognize_percentage}
texts = json.load(open("texts.json"))
in_javascript = json.loads(subprocess.run(["node", "read.js"], capture_output=True, text=True, check=True).stdout)
seen = {}
for (kind, text), javascript in zip(texts, in_javascript):
    seen[text] = (javascript, [found.resolution["value"] for found in kinds[kind](text, Culture.English)])
    print(text, "| JavaScript", seen[text][0], "| Python", seen[text][1])
assert seen == {
    "It cost EUR 500.": (["5"], []),
    "It cost 500 EUR.": (["500"], ["500"]),
    "It cost €500.": (["500"], ["500"]),
    "It cost Rs 5 million.": (["50000"], []),
    "It cost 5 million rupees.": (["5000000"], ["5000000"]),
    "It cost kr 500.": (["5"], []),
    "It cost half a million dollars.": (["2E-06"], ["1000000"]),
    "It cost $5-10 million.": (["5"], ["5"]),
    "A million people left.": (["1000000"], ["1000000"]),
    "Half a million people left.": (["2E-06"], ["0.5", "1000000"]),
    "One and a half million people left.": (["1.0000005"], ["1.5"]),
    "Two and a half litres fell.": (["2.5"], ["2.5"]),
    "It rose 5-10%.": (["10%"], ["10%"]),
}, seen
PYTHON
venv/bin/python read.py
