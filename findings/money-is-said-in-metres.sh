#!/usr/bin/env bash
# Stories are read aloud by programs that first write out what is short. Of "£5m was lost" spokenform makes "£five meters was
# lost" and abbr2words "£5 meter"; to both "10 M people" are molar people and "a 5 K run" is in kelvins. "$1.5bn" is "$one.5bn"
# in spokenform. kitten-text-processing says sums in full, and loses ranges and lands: "$5-10 million" is "five dollars-ten
# million", "A$5 million" "A dollar five million"; "5 mm of rain" is "five MM of rain".
# Expected: five million pounds, five to ten million dollars, five million Australian dollars, five millimetres; each of the three
# says some of them.
# Seen with spokenform 0.4.5, abbr2words 0.2.16 and kitten-text-processing 0.1.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check spokenform==0.4.5 abbr2words==0.2.16 kitten-text-processing==0.1.0
venv/bin/python - <<'PYTHON'
from abbr2words import abbr2words
from kitten_text_processing import normalize_text
from spokenform import prepare

expected = {
    "£5m was lost": ("£five meters was lost", "£5 meter was lost", "five million pounds was lost"),
    "It cost $1.5bn.": ("It cost $one.5bn.", "It cost $1.5bn.", "It cost one point five billion dollars."),
    "$5-10 million": ("$five to ten million", "$5-10 million", "five dollars-ten million"),
    "A$5 million": ("A$five million", "A$5 million", "A dollar five million"),
    "10 M people": ("ten molar people", "10 molar people", "ten M people"),
    "a 5 K run": ("a five kelvins run", "a 5 kelvin run", "a five K run"),
    "5 mm of rain": ("five millimeters of rain", "5 millimeter of rain", "five MM of rain"),
}
seen = {
    text: (prepare(text, language="en", use_spacy=False).spoken_text, abbr2words(text), normalize_text(text)) for text in expected
}
for text, said in seen.items():
    print(text, *said, sep=" | ")
assert seen == expected, seen
PYTHON
