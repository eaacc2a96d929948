#!/usr/bin/env bash
# text2num and number-parser write digits for number words. Neither reads a fraction before a magnitude or a magnitude that
# two numbers share, and both leave the words around it standing: "half a million" is "half a 1000000", "a hundred and
# twenty" is "a 120", "two or three hundred" loses its first hundred, and a spoken year is two numbers. number-parser takes
# "second" for a number too: "every second counts" is "every 2 counts".
# Expected: 500000, 120, "200 or 300", 1996, and the sentence as it was.
# Seen with text2num 3.1.0 and number-parser 0.3.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check text2num==3.1.0 number-parser==0.3.2
venv/bin/python - <<'PYTHON'
from number_parser import parse
from text_to_num import alpha2digit

said = ["half a million crowns", "a hundred and twenty people", "two or three hundred people", "nineteen ninety-six", "every second counts"]
seen = [(alpha2digit(words, "en"), parse(words)) for words in said]
for pair in seen:
    print(pair)
assert seen == [
    ("half a 1000000 crowns", "half a 1000000 crowns"),
    ("a 120 people", "a 120 people"),
    ("two or 300 people", "2 or 300 people"),
    ("19 96", "19 96"),
    ("every second counts", "every 2 counts"),
], seen
PYTHON
