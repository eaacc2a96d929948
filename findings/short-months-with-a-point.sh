#!/usr/bin/env bash
# American newsrooms shorten months with a point: "Aug. 6, 2023". dateparser's search splits there and invents two days, one of the
# month and one of the year, each with today's day: on 12 June 2024 it finds 12 August 2024 and 12 June 2023. Without the point,
# and given the date alone, it reads it. htmldate reads such a date in a page's text as 1 January 2023, a date that sorts and
# compares like any other, and so too "6 Sept 2023" without a point; "6 Sep 2023" is read.
# Expected: 6 August 2023, 6 September 2023.
# Seen with dateparser 1.5.0 and htmldate 1.11.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0 htmldate==1.11.0
cat > read.py <<'PYTHON'
import datetime
import logging
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
import dateparser
from dateparser.search import search_dates
from htmldate import find_date

noon = datetime.datetime(2024, 6, 12, 12)
page = "<html><head><title>Storm</title></head><body><h1>Storm</h1><p>By Ann Orr, {}</p><p>The storm hit the town.</p></body></html>"
seen = {}
for text in ["Aug. 6, 2023", "Aug 6, 2023", "6 Sept 2023", "6 Sep 2023"]:
    searched = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": noon})
    alone = dateparser.parse(text, languages=["en"])
    seen[text] = (
        [(words, str(day.date())) for words, day in searched],
        str(alone.date()),
        find_date(page.format(text), max_date="2024-06-12"),
    )
    print(text, "| searched", seen[text][0], "| alone", seen[text][1], "| htmldate", seen[text][2])
assert seen == {
    "Aug. 6, 2023": ([("Aug", "2024-08-12"), ("6, 2023", "2023-06-12")], "2023-08-06", "2023-01-01"),
    "Aug 6, 2023": ([("Aug 6, 2023", "2023-08-06")], "2023-08-06", "2023-08-06"),
    "6 Sept 2023": ([("6 Sept 2023", "2023-09-06")], "2023-09-06", "2023-01-01"),
    "6 Sep 2023": ([("6 Sep 2023", "2023-09-06")], "2023-09-06", "2023-09-06"),
}, seen
PYTHON
TZ=UTC venv/bin/python read.py
