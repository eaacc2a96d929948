#!/usr/bin/env bash
# Transcripts of speech are turned into written text by inverse text normalisation: "two hundred and five" becomes 205. WeText and
# itntext join two numbers that stand side by side or have one word between them: "between one hundred and two hundred people" is
# "between 102 hundred people" in both, a "fifty fifty chance" a "5050 chance", "between thirty and forty" 3040 in WeText. "In
# nineteen ninety five twelve people died", as speech has no comma, is "in 19 9512 people died" in WeText and "in 1990 05:12
# people died" in itntext. "A third of voters" is a "3rd" of them, and "every second counts" "every 2nd counts".
# devispoken2written adds up what is counted and drops numbers that are no money: "five people and six dollars" are "people
# $11", "thirty four thousand people died" is "people died", "no one died" "no died".
# Expected: 100 and 200; 1995 and 12; the words where it is not sure, as the first two leave "half a million" and "one in five".
# Seen with wetext 0.1.8, itntext 0.1.6, kaldifst 1.8.3 and devispoken2written 0.0.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check wetext==0.1.8 itntext==0.1.6 kaldifst==1.8.3 devispoken2written==0.0.1
venv/bin/python - <<'PYTHON'
import warnings

warnings.filterwarnings("ignore")
import itntext
import wetext
from devispoken2written import Spoken2Written

readers = [module.Normalizer(lang="en", operator="itn").normalize for module in (wetext, itntext)]
expected = {
    "between one hundred and two hundred people": ("between 102 hundred people",) * 2,
    "between thirty and forty people": ("between 3040 people", "between 30 and 40 people"),
    "in nineteen ninety five twelve people died": ("in 19 9512 people died", "in 1990 05:12 people died"),
    "a fifty fifty chance": ("a 5050 chance",) * 2,
    "a third of voters": ("a 3rd of voters",) * 2,
    "every second counts": ("every 2nd counts",) * 2,
    "two hundred and five people": ("205 people",) * 2,
    "half a million people": ("half a million people",) * 2,
    "one in five voters": ("one in five voters",) * 2,
}
seen = {}
for text in expected:
    seen[text] = tuple(read(text) for read in readers)
    print(text, "| wetext:", seen[text][0], "| itntext:", seen[text][1])
assert seen == expected, seen
write = Spoken2Written().convert
expected = {
    "they paid two hundred dollars": "they paid $200",
    "five people and six dollars": "people $11",
    "thirty four thousand people died": "people died",
    "no one died": "no died",
    "one hundred and two hundred dollars": "$10200",
}
seen = {text: write(text) for text in expected}
for text, written in seen.items():
    print(text, "| devispoken2written:", written)
assert seen == expected, seen
PYTHON
