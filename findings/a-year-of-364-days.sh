#!/usr/bin/env bash
# Libraries that read how long something takes have years of their own. "1 year" is 364 days to humanfriendly (52 weeks), 365 to
# pytimeparse2, 366 to durations, 365.25 to parse-duration and timestring; a sentence of three years differs by six days. "12
# months" and "1 year" are equal in the last two alone: 360 and 365 days in pytimeparse2. "5 M" is five minutes to all but
# durations, where it is five months.
# Expected: one year, or an error, as pytimeparse gives for all but weeks, days and less.
# Seen with humanfriendly 10.0, pytimeparse2 1.7.1, pytimeparse 1.1.10 and durations 0.3.3 of PyPI, parse-duration 2.1.9 and
# timestring 7.0.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check humanfriendly==10.0 pytimeparse2==1.7.1 pytimeparse==1.1.10 \
  durations==0.3.3
npm install --silent --no-audit --no-fund parse-duration@2.1.9 timestring@7.0.0 >/dev/null
cat > read.mjs <<'JS'
import fs from 'fs';
import parse from 'parse-duration';
import timestring from 'timestring';
const seconds = (text) => [parse(text) / 1000, timestring(text)];
console.log(JSON.stringify(JSON.parse(fs.readFileSync(0)).map(seconds)));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

import durations
import humanfriendly
import pytimeparse
import pytimeparse2


def days(read, text):
    try:
        seconds = read(text)
    except Exception:
        return None
    return None if seconds is None else seconds / 86400


minutes = 5 / 1440
names = ["humanfriendly", "pytimeparse2", "pytimeparse", "durations", "parse-duration", "timestring"]
expected = {
    "2 weeks": [14, 14, 14, 14, 14, 14],
    "1 year": [364, 365, None, 366, 365.25, 365.25],
    "12 months": [None, 360, None, 366, 365.25, 365.25],
    "5 m": [minutes] * 6,
    "5 M": [minutes, minutes, minutes, 152.5, minutes, minutes],
}
done = subprocess.run(["node", "read.mjs"], input=json.dumps(list(expected)), capture_output=True, text=True, check=True)
seen = {}
for text, others in zip(expected, json.loads(done.stdout)):
    seen[text] = [
        days(humanfriendly.parse_timespan, text),
        days(pytimeparse2.parse, text),
        days(pytimeparse.parse, text),
        days(lambda words: durations.Duration(words).to_seconds(), text),
        *(seconds / 86400 for seconds in others),
    ]
    print(text, "in days |", dict(zip(names, seen[text])))
assert seen == expected, seen
PYTHON
venv/bin/python read.py
