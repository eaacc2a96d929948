#!/usr/bin/env bash
# Addresses of stories and of their headings are made of the headline, and its figures change there. github-slugger makes
# "rates-rise-15" of "Rates rise 1.5%" and of "Rates rise 15%", and "1015-ships" of "10–15 ships"; slugify "12-of-voters" of "1/2
# of voters". "30 µg of lead" are grams in slugify and @sindresorhus/slugify, "30-g-of-lead", and milligrams in python-slugify,
# "30-mg-of-lead".
# Expected: a hyphen where a point or a stroke was, "ug" for micrograms, and another address for another figure.
# Seen with github-slugger 2.0.0, slugify 1.6.9 and @sindresorhus/slugify 3.0.1 of npm, python-slugify 9.2.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-slugify==9.2.0 text-unidecode==1.3
npm install --silent --no-audit --no-fund github-slugger@2.0.0 slugify@1.6.9 @sindresorhus/slugify@3.0.1 >/dev/null
cat > headlines.json <<'JSON'
["Rates rise 1.5%", "Rates rise 15%", "10–15 ships", "1/2 of voters", "30 µg of lead"]
JSON
cat > slug.mjs <<'JS'
import fs from 'node:fs';
import sindresorhus from '@sindresorhus/slugify';
import { slug } from 'github-slugger';
import slugify from 'slugify';

const headlines = JSON.parse(fs.readFileSync('headlines.json', 'utf8'));
console.log(JSON.stringify({
  'github-slugger': headlines.map((headline) => slug(headline)),
  slugify: headlines.map((headline) => slugify(headline, { lower: true })),
  '@sindresorhus': headlines.map((headline) => sindresorhus(headline)),
}));
JS
node slug.mjs > seen.json
venv/bin/python - <<'PYTHON'
import json

from slugify import slugify

seen = json.load(open("seen.json", encoding="utf-8"))
seen["python-slugify"] = [slugify(headline) for headline in json.load(open("headlines.json", encoding="utf-8"))]
for name, slugs in seen.items():
    print(name.ljust(15), *slugs)
assert seen == {
    "github-slugger": ["rates-rise-15", "rates-rise-15", "1015-ships", "12-of-voters", "30-µg-of-lead"],
    "slugify": ["rates-rise-1.5percent", "rates-rise-15percent", "10-15-ships", "12-of-voters", "30-g-of-lead"],
    "@sindresorhus": ["rates-rise-1-5", "rates-rise-15", "10-15-ships", "1-2-of-voters", "30-g-of-lead"],
    "python-slugify": ["rates-rise-1-5", "rates-rise-15", "10-15-ships", "1-2-of-voters", "30-mg-of-lead"],
}, seen
PYTHON
