#!/usr/bin/env bash
# Two libraries mark what a sentence denies. "No fewer than 34 people saw Orr", "There is no doubt that Orr left" and "In no time
# Orr left" deny it to both, as does "No 10 backed Orr", where No is short for number. negspacy takes "No, Orr left" and "Not
# until May did Orr leave" for denials too, and not "Neither Orr nor Ley left". "Nobody saw Orr" denies nothing to either. So "at
# least 34" and "no fewer than 34" are opposites.
# Expected: a denial where something is denied, as in "It is not true that Orr left"; "not only" is known to both.
# Seen with negspacy 1.1.0 and spaCy 3.8.18 of PyPI, wink-nlp 2.4.0 and wink-eng-lite-web-model 1.8.1 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check negspacy==1.1.0 spacy==3.8.18
npm install --silent --no-audit --no-fund wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1 >/dev/null
cat > read.js <<'JS'
const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
const { its } = nlp;
const read = (text) => nlp.readDoc(text).tokens().filter((word) => word.out(its.negationFlag)).out();
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0)).map(read)));
JS
cat > read.py <<'PYTHON'
import json
import subprocess
import warnings

warnings.filterwarnings("ignore")
import spacy
from negspacy.negation import Negex

nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Orr"}])
nlp.add_pipe("negex", config={"ent_types": ["PERSON"]})
expected = {
    "Orr left.": (False, False),
    "It is not true that Orr left.": (True, True),
    "Not only Orr left.": (False, False),
    "No fewer than 34 people saw Orr.": (True, True),
    "At least 34 people saw Orr.": (False, False),
    "There is no doubt that Orr left.": (True, True),
    "Without a doubt Orr left.": (True, True),
    "In no time Orr left.": (True, True),
    "No 10 backed Orr.": (True, True),
    "No, Orr left.": (True, False),
    "Not until May did Orr leave.": (True, False),
    "Neither Orr nor Ley left.": (False, True),
    "Nobody saw Orr.": (False, False),
}
done = subprocess.run(["node", "read.js"], input=json.dumps(list(expected)), capture_output=True, text=True, check=True)
seen = {}
for text, denied in zip(expected, json.loads(done.stdout)):
    seen[text] = (nlp(text).ents[0]._.negex, "Orr" in denied)
    print(text, "| denied of Orr: negspacy", seen[text][0], "| wink-nlp", seen[text][1])
assert seen == expected, seen
PYTHON
venv/bin/python read.py
