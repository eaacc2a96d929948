#!/usr/bin/env bash
# Readers of dates take the "s" of a decade for seconds. "In the 1990s", read on 12 June 2024 at noon, is 33 minutes and 10 seconds
# from noon: dateparser finds 11:26:50 of that day, parsedatetime and timefhuman 12:33:10. "the 2020s" is off by half a minute
# more. None says that it is unsure.
# Expected: the years from 1990 to 1999, or no date, as chrono-node and datefinder answer; ctparse reads the year 1990.
# Seen with dateparser 1.5.0, parsedatetime 2.6, timefhuman 0.1.5 and ctparse 0.3.6 of PyPI, chrono-node 2.10.3 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0 parsedatetime==2.6 timefhuman==0.1.5
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null
cat > read.py <<'PYTHON'
import datetime
import warnings

warnings.filterwarnings("ignore")
import parsedatetime
from dateparser.search import search_dates
from timefhuman import tfhConfig, timefhuman

noon = datetime.datetime(2024, 6, 12, 12)
seen = {}
for text in ["It was built in the 1990s.", "Sales fell in the 2020s."]:
    seen[text] = {
        "dateparser": [str(day) for _, day in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": noon})],
        "parsedatetime": [str(found[0]) for found in parsedatetime.Calendar().nlp(text, sourceTime=noon)],
        "timefhuman": [str(day) for day in timefhuman(text, tfhConfig(now=noon))],
    }
    print(text, seen[text])
assert seen == {
    "It was built in the 1990s.": {
        "dateparser": ["2024-06-12 11:26:50"],
        "parsedatetime": ["2024-06-12 12:33:10"],
        "timefhuman": ["2024-06-12 12:33:10"],
    },
    "Sales fell in the 2020s.": {
        "dateparser": ["2024-06-12 11:26:20"],
        "parsedatetime": ["2024-06-12 12:33:40"],
        "timefhuman": ["2024-06-12 12:33:40"],
    },
}, seen
PYTHON
TZ=UTC venv/bin/python read.py
found=$(node -e "console.log(require('chrono-node').parse('It was built in the 1990s.', new Date('2024-06-12T12:00:00Z')).length)")
echo "chrono-node finds $found dates"
test "$found" = 0
