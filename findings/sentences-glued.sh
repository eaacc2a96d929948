#!/usr/bin/env bash
# Pages that are cut to text lose the break between two lines: "They left the hall.Police came at ten." Four programs that cut a text into
# sentences do four things with it. pySBD leaves the two as one, but parts them at "!" and "?"; sentence-splitter leaves all three whole;
# syntok parts all but what follows a figure ("to 31.Police"); sentencex parts them all. Both of these cut the name of a file in two:
# "main." and "Rs". So a comparison of two cuts of one page shows sentences that went and came where nothing changed.
# Expected: one sentence or two, whatever the mark, and names left whole.
# Seen with pysbd 0.3.4, sentencex 1.0.32, syntok 1.4.4 and sentence-splitter 1.4 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pysbd==0.3.4 sentencex==1.0.32 syntok==1.4.4 sentence-splitter==1.4
venv/bin/python - <<'PYTHON'
import pysbd
import sentence_splitter
import sentencex
import syntok.segmenter

programs = {
    "pysbd": lambda t: pysbd.Segmenter(language="en", clean=False).segment(t),
    "sentencex": lambda t: list(sentencex.segment("en", t)),
    "syntok": lambda t: ["".join(w.spacing + w.value for w in s) for p in syntok.segmenter.process(t) for s in p],
    "sentence-splitter": lambda t: sentence_splitter.SentenceSplitter(language="en").split(t),
}
texts = ["They left the hall.Police came at ten.", "They left the hall!Police came at ten.", "The toll rose to 31.Police said so.", "The file main.Rs is new."]
seen = {name: [len(cut(text)) for text in texts] for name, cut in programs.items()}
print(seen)
assert seen == {
    "pysbd": [1, 2, 1, 1],
    "sentencex": [2, 2, 2, 2],
    "syntok": [2, 2, 1, 2],
    "sentence-splitter": [1, 1, 1, 1],
}, seen
PYTHON
