#!/usr/bin/env bash
# inflect says a figure in words, and drops what is no digit in it. "10-15" is "one thousand and fifteen", "1/2" is "twelve",
# "1e6" is "sixteen", "1.5 million" is "one point five". "½" is "zero" and "2½" "two". A minus as it is typeset (U+2212) is
# dropped: "−5" is "five", while "-5" is "minus five". Asked for an ordinal, it refuses "10-15".
# Expected: an error, or the number; "1,200" and "12th" are read.
# Seen with inflect 7.6.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check inflect==7.6.0
cat > check.py <<'PYTHON'
import inflect

engine = inflect.engine()
expected = {
    "1,200": "one thousand, two hundred",
    "12th": "twelfth",
    "-5": "minus five",
    "\u22125": "five",
    "1.5": "one point five",
    "1.5 million": "one point five",
    "10-15": "one thousand and fifteen",
    "1/2": "twelve",
    "½": "zero",
    "2½": "two",
    "1e6": "sixteen",
}
seen = {text: engine.number_to_words(text) for text in expected}
for text, words in seen.items():
    print(text, "|", words)
assert seen == expected, seen
try:
    engine.ordinal("10-15")
except inflect.BadNumValueError:
    print("as an ordinal, 10-15 is refused")
else:
    raise AssertionError("10-15 has an ordinal")
PYTHON
TZ=UTC venv/bin/python check.py
