#!/usr/bin/env bash
# Texts of one story are matched by their likeness. TheFuzz (but for its plain ratio) and fuzzball take all signs for blanks
# before they compare: $5 and £5, "<50%" and ">50%", "1,200" and "1.200", "5%" and 5 are alike by 100 of 100, and so, in fuzzball,
# is a low of -5 to a low of 5, by the plain ratio. scikit-learn's vectors of words leave out signs and words of one sign: -12
# degrees are like 12, a fall of 1.5% like one of 5.1%, and "5 dead in the fire" like "6 dead in the fire" by 1.0 of 1.0, as the
# same text is.
# Expected: less where a sign or a figure is another, as 34 dead and 31 dead are told apart by all. RapidFuzz, which has the
# measures of TheFuzz, keeps signs.
# Seen with thefuzz 0.22.1, RapidFuzz 3.14.6 and scikit-learn 1.9.1 of PyPI, fuzzball 2.2.6 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check thefuzz==0.22.1 RapidFuzz==3.14.6 scikit-learn==1.9.1
npm install --silent --no-audit --no-fund fuzzball@2.2.6 >/dev/null
cat > read.js <<'JS'
const fuzz = require('fuzzball');
console.log(JSON.stringify(JSON.parse(process.argv[2]).map((pair) => [fuzz.ratio(...pair), fuzz.token_set_ratio(...pair)])));
JS
cat > check.py <<'PYTHON'
import json
import subprocess

from rapidfuzz import fuzz as rapid
from sklearn.feature_extraction.text import TfidfVectorizer
from thefuzz import fuzz

expected = {
    ("34 dead", "31 dead"): ([86, 86, 86, 86], [86, 86], [86, 86, 86]),
    ("$5", "£5"): ([50, 100, 100, 100], [100, 100], [50, 50, 50]),
    ("<50%", ">50%"): ([75, 100, 100, 100], [100, 100], [75, 75, 75]),
    ("1,200", "1.200"): ([80, 100, 100, 100], [100, 100], [80, 80, 80]),
    ("5%", "5"): ([67, 100, 100, 100], [100, 100], [67, 90, 67]),
    ("A low of -5.", "A low of 5."): ([96, 95, 95, 100], [100, 100], [96, 96, 96]),
}
done = subprocess.run(["node", "read.js", json.dumps(list(expected))], capture_output=True, text=True, check=True)
seen = {}
for pair, fuzzball in zip(expected, json.loads(done.stdout)):
    thefuzz = [measure(*pair) for measure in (fuzz.ratio, fuzz.QRatio, fuzz.WRatio, fuzz.token_set_ratio)]
    rapidfuzz = [round(measure(*pair)) for measure in (rapid.ratio, rapid.WRatio, rapid.token_set_ratio)]
    seen[pair] = (thefuzz, fuzzball, rapidfuzz)
    print(*pair, "TheFuzz, plain, quick, weighted, set:", thefuzz, "fuzzball, plain, set:", fuzzball, sep=" | ")
    print("    RapidFuzz, plain, weighted, set:", rapidfuzz)
assert seen == expected, seen


def likeness(first, second):
    vectors = TfidfVectorizer().fit_transform([first, second])
    return round(float((vectors[0] @ vectors[1].T).sum()), 2)


fire = "{} dead in the fire"
by_words = {
    "34 and 31 dead": likeness(fire.format(34), fire.format(31)),
    "5 and 6 dead": likeness(fire.format(5), fire.format(6)),
    "-12 and 12 degrees": likeness("-12 degrees at dawn", "12 degrees at dawn"),
    "1.5% and 5.1%": likeness("Rates fall 1.5%.", "Rates fall 5.1%."),
}
print("scikit-learn, of 1.0:", by_words)
assert by_words.pop("34 and 31 dead") < 0.9 and set(by_words.values()) == {1.0}, by_words
PYTHON
venv/bin/python check.py
