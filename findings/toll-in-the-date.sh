#!/usr/bin/env bash
# A toll that follows a day without a year is read for the year. Of "On 5 May, 12 people died" dateparser, chrono-node and
# parsedatetime make 5 May 2012; a later version that counts 21 dead is told of 5 May 2021, so the day changes with the toll.
# timefhuman and datefinder find no day there, and without the comma they take the toll for the day: "On 5 May 12 people" is 12
# May. "In May 34 died" is a month of 2034 for all but datefinder.
# Expected: 5 May of this year or the last: people, not years, are counted.
# Seen with dateparser 1.5.0, timefhuman 0.1.5, datefinder 1.0.0 and parsedatetime 2.6 of PyPI, chrono-node 2.10.3 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0 timefhuman==0.1.5 datefinder==1.0.0 parsedatetime==2.6
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null
cat > read.py <<'PYTHON'
import datetime
import json
import subprocess
import sys
import warnings

warnings.filterwarnings("ignore")
import datefinder
import parsedatetime
from dateparser.search import search_dates
from timefhuman import tfhConfig, timefhuman

texts = sys.argv[1:]
noon = datetime.datetime(2024, 6, 12, 12)
seen = {}
for text in texts:
    seen[text] = {
        "dateparser": [str(day.date()) for _, day in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": noon})],
        "timefhuman": [str(day.date()) for day in timefhuman(text, tfhConfig(now=noon))],
        "datefinder": [str(day.date()) for day in datefinder.find_dates(text, base_date=noon)],
        "parsedatetime": [str(found[0].date()) for found in parsedatetime.Calendar().nlp(text, sourceTime=noon)],
    }
for text, days in zip(texts, json.loads(subprocess.run(["node", "read.js", *texts], capture_output=True, text=True, check=True).stdout)):
    seen[text]["chrono-node"] = days
    print(text, seen[text])
assert list(seen.values()) == [
    {"dateparser": ["2012-05-05"], "timefhuman": [], "datefinder": [], "parsedatetime": ["2012-05-05"], "chrono-node": ["2012-05-05"]},
    {"dateparser": ["2021-05-05"], "timefhuman": [], "datefinder": [], "parsedatetime": ["2021-05-05"], "chrono-node": ["2021-05-05"]},
    {
        "dateparser": ["2012-05-05"],
        "timefhuman": ["2024-05-12"],
        "datefinder": ["2024-05-12"],
        "parsedatetime": ["2025-05-12"],
        "chrono-node": ["2012-05-05"],
    },
    {
        "dateparser": ["2034-05-12"],
        "timefhuman": ["2034-05-01"],
        "datefinder": ["2024-05-01"],
        "parsedatetime": ["2034-05-01"],
        "chrono-node": ["2034-05-01"],
    },
], seen
PYTHON
cat > read.js <<'JS'
const { parse } = require('chrono-node');
const noon = new Date('2024-06-12T12:00:00Z');
console.log(JSON.stringify(process.argv.slice(2).map((text) => parse(text, noon).map((d) => d.date().toISOString().slice(0, 10)))));
JS
TZ=UTC venv/bin/python read.py "On 5 May, 12 people died." "On 5 May, 21 people died." "On 5 May 12 people died." "In May 34 died."
