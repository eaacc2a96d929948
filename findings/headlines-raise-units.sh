#!/usr/bin/env bash
# Libraries that set headlines in title case raise the letters of units, where small and great mean different things. "30 mg of
# lead" are "30 Mg", thirty tonnes, in all five, and "5 mm of rain" "5 Mm", five megametres. "5 mW" of power are 5 MW in
# ap-style-title-case, a thousand million times as much; "$5m" is "$5M" and "5 kHz" "5 Khz" in to-title-case, as "at 5 a.m." is
# "at 5 A.m." in three.
# Expected: a word that follows a figure is left as it stands; titlecase of PyPI and title-case leave "mW" and "kHz", all but
# to-title-case "5mm".
# Seen with ap-style-title-case 2.0.0, title-case 4.3.2, to-title-case 1.0.0 and title 4.0.1 of npm, titlecase 2.4.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check titlecase==2.4.1
npm install --silent --no-audit --no-fund ap-style-title-case@2.0.0 title-case@4.3.2 to-title-case@1.0.0 title@4.0.1 >/dev/null
cat > headlines.json <<'JSON'
["leak of 5 mW found", "30 mg of lead found", "$5m found", "5 kHz found", "ship sank at 5 a.m.",
 "5 mm of rain fell", "5mm of rain fell"]
JSON
cat > set.mjs <<'JS'
import fs from 'node:fs';
import { createRequire } from 'node:module';
import * as ap from 'ap-style-title-case';
import { titleCase } from 'title-case';
import title from 'title';

const require = createRequire(import.meta.url);
const toTitleCase = require('to-title-case');
const apStyle = ap.apStyleTitleCase || ap.default.apStyleTitleCase || ap.default;
const headlines = JSON.parse(fs.readFileSync('headlines.json', 'utf8'));
const all = { 'ap-style-title-case': apStyle, 'title-case': titleCase, 'to-title-case': toTitleCase, title };
console.log(JSON.stringify(Object.fromEntries(
  Object.entries(all).map(([name, set]) => [name, headlines.map((headline) => set(headline))]),
)));
JS
node set.mjs > seen.json
venv/bin/python - <<'PYTHON'
import json

from titlecase import titlecase

seen = json.load(open("seen.json", encoding="utf-8"))
seen["titlecase"] = [titlecase(headline) for headline in json.load(open("headlines.json", encoding="utf-8"))]
for name, headlines in seen.items():
    print(name.ljust(20), *(headline.ljust(20) for headline in headlines))
tonnes, dollars = "30 Mg of Lead Found", "$5m Found"
rain = ["5 Mm of Rain Fell", "5mm of Rain Fell"]
assert seen == {
    "ap-style-title-case": ["Leak of 5 MW Found", tonnes, dollars, "5 KHz Found", "Ship Sank at 5 A.m.", *rain],
    "title-case": ["Leak of 5 mW Found", tonnes, dollars, "5 kHz Found", "Ship Sank at 5 A.m.", *rain],
    "to-title-case": [
        "Leak of 5 Mw Found",
        tonnes,
        "$5M Found",
        "5 Khz Found",
        "Ship Sank at 5 a.m.",
        rain[0],
        "5Mm of Rain Fell",
    ],
    "title": ["Leak of 5 Mw Found", tonnes, dollars, "5 Khz Found", "Ship Sank at 5 A.m.", *rain],
    "titlecase": ["Leak of 5 mW Found", tonnes, dollars, "5 kHz Found", "Ship Sank at 5 a.m.", *rain],
}, seen
PYTHON
