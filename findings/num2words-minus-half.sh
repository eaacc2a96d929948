#!/usr/bin/env bash
# num2words says a number in words. Between 0 and -1 it forgets the minus: a change of -0.5 is "zero point five" in English, and as
# much in German, French, Spanish, Dutch, Portuguese, Swedish, Danish, Finnish, Russian and Turkish; -1.5 is "minus one point
# five". It asks the whole part for the sign, and that is a 0. Italian keeps the sign. As a year, -0.5 is "zero point five BC".
# Expected: "minus zero point five", as inflect says; as an amount of money num2words says "minus zero euro, fifty cents" itself.
# Seen with num2words 0.5.14 and inflect 7.6.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14 inflect==7.6.0
venv/bin/python - <<'PYTHON'
import inflect
from num2words import num2words

lost = ["en", "de", "fr", "es", "nl", "pt", "sv", "da", "fi", "ru", "tr"]
for language in lost + ["it"]:
    words = num2words(-0.5, lang=language)
    print(language, "|", words, "|", num2words(-1.5, lang=language))
    assert (words == num2words(0.5, lang=language)) == (language != "it"), (language, words)
assert num2words(-0.5) == "zero point five"
assert num2words(-1.5) == "minus one point five"
assert num2words(-0.5, to="year") == "zero point five BC"
assert num2words(-0.5, to="currency") == "minus zero euro, fifty cents"
assert inflect.engine().number_to_words(-0.5) == "minus zero point five"
PYTHON
