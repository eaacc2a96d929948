#!/usr/bin/env bash
# WeText writes text as it is spoken, and speech as it is written. What it says aloud is often another unit: "5 mW", five
# thousandths of a watt, is "five megawatts" like "5 MW", "10 m high" is "ten minutes high", "in the 1990s" is "in the one thousand
# nine hundred and ninety seconds". Written again, it is another text once more: 5 MW are 5 mW, a thousand million times less,
# 5 MB are 5 mb, 10 m are 10 min, 1,234 people are "thousand 234 people", and 10:30 is 1030. Nothing says that it guessed.
# Expected: metres before "high" and the nineties, as spokenform says them, and the unit that went in; "5 mm" and "34%" come back
# with the same meaning.
# Seen with wetext 0.1.8, kaldifst 1.8.3 and spokenform 0.4.5 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check wetext==0.1.8 kaldifst==1.8.3 spokenform==0.4.5
venv/bin/python - <<'PYTHON'
import warnings

warnings.filterwarnings("ignore")
from spokenform import prepare
from wetext import Normalizer

speak = Normalizer(lang="en", operator="tn").normalize
write = Normalizer(lang="en", operator="itn").normalize
expected = {
    "5 mW of power": ("five megawatts of power", "5 mW of power"),
    "5 MW of power": ("five megawatts of power", "5 mW of power"),
    "5 MB": ("five megabytes", "5 mb"),
    "10 m high": ("ten minutes high", "10 min high"),
    "in the 1990s": ("in the one thousand nine hundred and ninety seconds", "in the 1990 s"),
    "the 7/7 attacks": ("the seven sevenths attacks", "the seven sevenths attacks"),
    "1,234 people": ("thousand two hundred and thirty four people", "thousand 234 people"),
    "10:30": ("ten thirty", "1030"),
    "5 mm of rain": ("five millimeters of rain", "5 mm of rain"),
    "34% of voters": ("thirty four percent of voters", "34 % of voters"),
}
seen = {}
for text in expected:
    spoken = speak(text)
    seen[text] = (spoken, write(spoken))
    print(text, "| said:", spoken, "| written again:", seen[text][1])
assert seen == expected, seen
others = {text: prepare(text, language="en", use_spacy=False).spoken_text for text in ("10 m high", "in the 1990s")}
print("spokenform:", others)
assert others == {"10 m high": "ten meters high", "in the 1990s": "in the nineteen nineties"}, others
PYTHON
