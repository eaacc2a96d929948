#!/usr/bin/env bash
# Libraries that read when something happened take a part of a date for the whole. Read on 12 June 2024 by timesense, "Sunday, 5
# May 2024" is the Sunday to come, "from 3 to 5 May 2024" and "the second Tuesday of May 2024" are days of the next May, "before 3
# May 2024" ends in three hours, "3-5 May" is the fifth, "the day after 3 May" the third, and "1,200 days ago" 200 days ago. To
# parse-messy-time "05/06/2024" is five o'clock this morning, "may 2024" 14 May 2029, "3 p.m. friday" three in the night.
# date-extractor finds 2 January 2005 and 1 January 2024 in "12.05.2024", and the latter in "5 Sept. 2024", too.
# Expected: the day that is written, or none. All three read "5 May 2024", timesense "two weeks before 3 May 2024" too.
# Seen with timesense 1.1.0 and date-extractor 5.1.5 of PyPI and parse-messy-time 2.1.0 of npm, at noon.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check timesense==1.1.0 date-extractor==5.1.5
npm install --silent --no-audit --no-fund parse-messy-time@2.1.0 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const parse = require('parse-messy-time');

const expected = {
  '5 May 2024': '2024-05-05 00:00', '05/06/2024': '2024-06-12 05:00', 'may 2024': '2029-05-14 00:00',
  '3 p.m. friday': '2024-06-14 03:00', '3pm friday': '2024-06-14 15:00', 'the day after tomorrow': '2024-06-13 00:00',
  '12 people died on 5 may': '2025-05-05 12:00',
};
const seen = {};
for (const text of Object.keys(expected)) {
  seen[text] = parse(text, { now: new Date('2024-06-12T12:00:00Z') }).toISOString().slice(0, 16).replace('T', ' ');
  console.log('parse-messy-time:', text, '|', seen[text]);
}
assert.deepStrictEqual(seen, expected);
JS
TZ=UTC node read.js
TZ=UTC venv/bin/python - <<'PYTHON'
import warnings
from datetime import datetime

warnings.filterwarnings("ignore")
from date_extractor import extract_dates
from timesense import TimeSenseParser

expected = {
    "5 May 2024": "2024-05-05T00:00:00",
    "two weeks before 3 May 2024": "2024-04-19T09:00:00",
    "Sunday, 5 May 2024": "2024-06-16T00:00:00",
    "from 3 to 5 May 2024": "2025-05-03T00:00:00",
    "the second Tuesday of May 2024": "2025-05-13T00:00:00",
    "3-5 May 2024": "2024-05-05T00:00:00",
    "the day after 3 May 2024": "2024-05-03T00:00:00",
    "1,200 days ago": "2023-11-25T00:00:00",
    "before 3 May 2024": "until 2024-06-12T15:00:00",
    "until 3 May 2024": "until 2024-06-12T15:00:00",
}
parser = TimeSenseParser()
seen = {}
for text in expected:
    read = parser.parse(text, now=datetime(2024, 6, 12, 12)).to_dict()
    seen[text] = "until " + read["deadline"] if "deadline" in read else read["start"]
    print("timesense:", text, "|", seen[text])
assert seen == expected, seen
expected = {
    "5 May 2024": ["2024-05-05"],
    "12.05.2024": ["2005-01-02", "2024-01-01"],
    "5 Sept. 2024": ["2024-01-01"],
}
seen = {text: [str(day)[:10] for day in extract_dates(text)] for text in expected}
print("date-extractor:", seen)
assert seen == expected, seen
PYTHON
