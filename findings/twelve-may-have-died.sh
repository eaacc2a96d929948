#!/usr/bin/env bash
# Readers of dates find days where a number stands before the verb "may" or "march". "About 12 may have died." is 12 May to
# dateparser, chrono-node and parsedatetime, though it is in small letters; a later version with 21 is then another day. "At least
# 3 may face trial" is 3 May, "the other 7 march on" 7 March. dateparser finds a May of 2034 in "34 may have died".
# Expected: no date, as months have capitals in English and a verb follows. "They met on 12 May" is read by all three.
# Seen with dateparser 1.5.0 and parsedatetime 2.6 of PyPI, chrono-node 2.10.3 of npm, on 12 June 2024.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0 parsedatetime==2.6
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null
cat > sentences.json <<'JSON'
["About 12 may have died.", "At least 3 may face trial.", "The other 7 march on.", "34 may have died.", "They met on 12 May."]
JSON
cat > read.mjs <<'JS'
import fs from 'node:fs';
import { parse } from 'chrono-node';

const day = (d) => [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
const sentences = JSON.parse(fs.readFileSync('sentences.json', 'utf8'));
const now = new Date(2024, 5, 12, 12);
console.log(JSON.stringify(sentences.map((sentence) => parse(sentence, now).map((found) => day(found.date())).join(' '))));
JS
node read.mjs > chrono.json
venv/bin/python - <<'PYTHON'
import datetime
import json

import parsedatetime
from dateparser.search import search_dates

now = datetime.datetime(2024, 6, 12, 12)

def days(found):
    return " ".join(f"{day:%Y-%m-%d}" for day in found)

readers = {
    "dateparser": lambda s: days(d for _, d in search_dates(s, languages=["en"], settings={"RELATIVE_BASE": now}) or []),
    "parsedatetime": lambda s: days(hit[0] for hit in parsedatetime.Calendar().nlp(s, sourceTime=now) or []),
}
sentences = json.load(open("sentences.json", encoding="utf-8"))
seen = {name: [read(sentence) for sentence in sentences] for name, read in readers.items()}
seen["chrono-node"] = json.load(open("chrono.json", encoding="utf-8"))
for name, found in seen.items():
    print(name.ljust(14), found)
assert seen == {
    "dateparser": ["2024-05-12", "2024-05-03", "2024-03-07", "2034-05-12", "2024-05-12"],
    "parsedatetime": ["2025-05-12", "2025-05-03", "2025-03-07", "2025-05-01", "2025-05-12"],
    "chrono-node": ["2024-05-12", "2024-05-03", "2024-03-07", "", "2024-05-12"],
}, seen
PYTHON
