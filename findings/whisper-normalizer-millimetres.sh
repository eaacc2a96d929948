#!/usr/bin/env bash
# Transcripts are scored after a normalizer, most often Whisper's for English, which shall take away what does not matter. It takes
# "mm" for a hum, so millimetres are dropped: "5 mm of rain" is "5 of rain". A sign before a figure goes, typed or as "<" and "≥",
# while "minus five" becomes "-5"; a bracket goes with its words, "(not) true" is "true"; names in O' lose it to a nought, Ann
# O'Ley is "ann 0 ley"; "½ mile" is "one 2 mile". So transcripts that say the opposite have a word error rate of 0.
# Expected: 5 mm and 5 differ, as do -5 and 5.
# Seen with whisper-normalizer 0.1.15 and jiwer 4.0.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check whisper-normalizer==0.1.15 jiwer==4.0.0
venv/bin/python - <<'PYTHON'
import jiwer
from whisper_normalizer.english import EnglishTextNormalizer

normal = EnglishTextNormalizer()
for said, heard in [
    ("Some 5 mm of rain fell.", "Some 5 of rain fell."),
    ("A low of -5 degrees.", "A low of 5 degrees."),
    ("Turnout was <50%.", "Turnout was >50%."),
    ("It was (not) true.", "It was true."),
]:
    rate = jiwer.wer(normal(said), normal(heard))
    print(rate, "|", said, "|", heard, "|", normal(said))
    assert rate == 0, (said, heard)
seen = {text: normal(text) for text in ["A low of minus five degrees.", "Ann O'Ley spoke.", "½ mile", "one third", "two thirds"]}
print(seen)
assert seen == {
    "A low of minus five degrees.": "a low of -5 degrees",
    "Ann O'Ley spoke.": "ann 0 ley spoke",
    "½ mile": "one 2 mile",
    "one third": "13rd",
    "two thirds": "2 thirds",
}, seen
PYTHON
