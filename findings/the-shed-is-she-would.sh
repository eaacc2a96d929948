#!/usr/bin/env bash
# contractions writes out what is shortened, before texts are compared. Words that only look like it are written out too: "the
# shed burned" becomes "the she would burned", and a man who shed 12 kilos "she would 12 kilos". "'d" before a participle is
# always "would": "He'd left the party" is "He would left the party". Three o'clock is "3 of the clock". A surname U is "YOU", and
# "Jan." is January in a name too. "can't" and possessives are done right.
# Expected: words without an apostrophe stay; "He had left".
# Seen with contractions 0.1.73 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check contractions==0.1.73
cat > read.py <<'PYTHON'
import contractions

expected = {
    "He can't leave.": "He cannot leave.",
    "Ann Orr's boat left.": "Ann Orr's boat left.",
    "The shed burned.": "The she would burned.",
    "Ann Orr's shed burned.": "Ann Orr's she would burned.",
    "He shed 12 kilos.": "He she would 12 kilos.",
    "He'd leave the party.": "He would leave the party.",
    "He'd left the party.": "He would left the party.",
    "He left at 3 o'clock.": "He left at 3 of the clock.",
    "It ain't true.": "It are not true.",
    "Ms U spoke.": "Ms YOU spoke.",
    "Dora Jan. Lenz spoke.": "Dora January Lenz spoke.",
}
seen = {text: contractions.fix(text) for text in expected}
for text, fixed in seen.items():
    print(text, "|", fixed)
assert seen == expected, seen
PYTHON
venv/bin/python read.py
