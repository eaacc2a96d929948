#!/usr/bin/env bash
# quantulum3 reads quantities with their units out of running text, and counts words as units that are none. "5 °C at dawn" is
# measured in degrees Celsius times ampere-turns, as "at" is a sign of the latter; "$1.5bn" is 1.5 "dollar barn newton", "£3m" 3
# "pound sterling metre"; "7 a.m." is seven years, "A$5 million" one dollar to the five millionth power. "Half a million
# dollars" is 1,500,000 of them, and in "In 1995 12 people died" there is no figure at all.
# Expected: 5 °C, 1.5 billion and 3 million and 5 million of money, 500,000, and 12.
# Seen with quantulum3 0.10.0 of PyPI, without its classifier, which has to be trained; "$1.5 billion" and "US$5 million" are read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check quantulum3==0.10.0 setuptools==70.0.0
venv/bin/python - 2>/dev/null <<'PYTHON'
from quantulum3 import parser

expected = {
    "It was 5 °C at dawn.": [(5, "degree Celsius ampere-turn")],
    "It cost $1.5bn.": [(1.5, "dollar barn newton")],
    "It cost $1.5 billion.": [(1.5e9, "dollar")],
    "He paid £3m.": [(3, "pound sterling metre")],
    "The 7 a.m. bus was late.": [(7, "year")],
    "It cost A$5 million.": [(1, "dollar to the 5e+06")],
    "It cost US$5 million.": [(5e6, "united states dollar")],
    "It cost half a million dollars.": [(1.5e6, "dollar")],
    "In 1995 12 people died.": [],
}
for text, quantities in expected.items():
    seen = [(found.value, found.unit.name) for found in parser.parse(text)]
    print(text, seen)
    assert seen == quantities, seen
PYTHON
