#!/usr/bin/env bash
# Libraries that find the singular of a word, so that texts with other endings are held alike, take names for plurals. The US, as
# newspapers write it, is "ME" to pluralize and inflect and "U" to natural. Wales becomes "Wale", Jones "Jone", Athens "Athen" and
# AIDS "AID". Two times "Mr" is "2 Mrs" to pluralize, and one attorney general "False general" to inflect, where the False that
# stands for "no plural" is written into the words.
# Expected: names as they are, as Paris in pluralize.
# Seen with pluralize 8.0.0 and natural 8.1.1 of npm, inflect 7.6.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check inflect==7.6.0
npm install --silent --no-audit --no-fund pluralize@8.0.0 natural@8.1.1 >/dev/null
cat > read.js <<'JS'
const pluralize = require('pluralize');
const { NounInflector } = require('natural');
const words = JSON.parse(process.argv[2]);
const inflector = new NounInflector();
console.log(JSON.stringify([words.map((word) => [pluralize(word, 1), inflector.singularize(word)]), pluralize('Mr', 2, true)]));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

import inflect

engine = inflect.engine()
names = ["pluralize", "natural", "inflect"]
expected = {
    "towns": ["town", "town", "town"],
    "US": ["ME", "U", "ME"],
    "Wales": ["Wale", "Wale", "Wale"],
    "Jones": ["Jone", "Jone", "Jone"],
    "Athens": ["Athen", "Athen", "Athen"],
    "AIDS": ["AID", "AID", "AID"],
    "Paris": ["Paris", "Pari", "Pari"],
    "attorney general": ["attorney general", "attorney general", "False general"],
}
done = subprocess.run(["node", "read.js", json.dumps(list(expected))], capture_output=True, text=True, check=True)
others, men = json.loads(done.stdout.splitlines()[-1])
seen = {word: [*other, engine.singular_noun(word)] for word, other in zip(expected, others)}
for word, singulars in seen.items():
    print(word, "|", dict(zip(names, singulars)))
print("two times Mr in pluralize:", men)
assert seen == expected and men == "2 Mrs", (seen, men)
PYTHON
venv/bin/python read.py
