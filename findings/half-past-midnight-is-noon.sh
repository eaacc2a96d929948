#!/usr/bin/env bash
# Babel writes times as people of a country do, and reads them. Half past midnight it writes as "12:30 AM" and reads as 12:30,
# half an hour after noon; "12:30 PM", which it writes for that, it does not read at all. "AM" and "PM" are read only as these two
# letters: "3 p.m.", as American newsrooms write it, is three in the morning, and so is what it writes itself for Spanish readers
# in the US. In 24 hours, as in Britain and Germany, all come back.
# Expected: 0:30, 12:30 and 15:00, or an error.
# Seen with babel 2.16.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check babel==2.16.0
cat > read.py <<'PYTHON'
import datetime

from babel.dates import format_time, parse_time


def read(text, locale):
    try:
        return str(parse_time(text, locale=locale))[:5]
    except ValueError:
        return "an error"


expected = {
    "en_GB": {"00:30": "00:30", "03:00": "03:00", "12:30": "12:30", "15:00": "15:00"},
    "en_US": {"00:30": "12:30", "03:00": "03:00", "12:30": "an error", "15:00": "15:00"},
    "es_US": {"00:30": "12:30", "03:00": "03:00", "12:30": "12:30", "15:00": "03:00"},
}
seen = {}
for locale, times in expected.items():
    seen[locale] = {}
    for time in times:
        written = format_time(datetime.time.fromisoformat(time), "short", locale=locale)
        seen[locale][time] = read(written, locale)
        print(locale, "|", time, "| written", written.replace("\u202f", " "), "| read", seen[locale][time])
assert seen == expected, seen
typed = {text: read(text, "en_US") for text in ["3 PM", "3:30 PM", "3 p.m.", "3:30 p.m.", "11 p.m."]}
print(typed)
assert typed == {"3 PM": "15:00", "3:30 PM": "15:30", "3 p.m.": "03:00", "3:30 p.m.": "03:30", "11 p.m.": "11:00"}, typed
PYTHON
TZ=UTC venv/bin/python read.py
