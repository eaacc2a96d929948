#!/usr/bin/env bash
# pySBD and sentencex cut a text into sentences. Where a time of day stands before its day, as American newsrooms write it, both end the
# sentence at "p.m.": "at 3 p.m. Friday" becomes a sentence and the sentence "Friday.", so that the day is told of nothing.
# Before a word in small letters and at the true end of a sentence both do right, and syntok does right in all three.
# Expected: one cut, before "He left".
# Seen with pysbd 0.3.4, sentencex 1.0.32 and syntok 1.4.4 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pysbd==0.3.4 sentencex==1.0.32 syntok==1.4.4
venv/bin/python - <<'PYTHON'
import pysbd
import sentencex
import syntok.segmenter

said = "She spoke at 3 p.m. Friday. He left at 9 a.m. with a guide."
seen = {
    "pysbd": [s.strip() for s in pysbd.Segmenter(language="en", clean=False).segment(said)],
    "sentencex": [s.strip() for s in sentencex.segment("en", said)],
    "syntok": ["".join(t.spacing + t.value for t in s).strip() for p in syntok.segmenter.process(said) for s in p],
}
print(seen)
cut = ["She spoke at 3 p.m.", "Friday.", "He left at 9 a.m. with a guide."]
whole = ["She spoke at 3 p.m. Friday.", "He left at 9 a.m. with a guide."]
assert seen == {"pysbd": cut, "sentencex": cut, "syntok": whole}, seen
PYTHON
