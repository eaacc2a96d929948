#!/usr/bin/env bash
# DateRangeParser reads two days with a word or a dash between them. A year that stands at the first day alone is left out, and
# both days are of the year in which the program runs: "14 May 2024 to 3 June" begins and ends this year, and "30 December 2023 to
# 2 January" ends in this January. A year at the second day holds for both, and one at each is read.
# Expected: 14 May to 3 June 2024; 30 December 2023 to 2 January 2024; or an error.
# Seen with DateRangeParser 1.3.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check DateRangeParser==1.3.2
cat > check.py <<'PYTHON'
import datetime

from daterangeparser import parse

this_year = datetime.date.today().year
expected = {
    "14 May to 3 June 2024": ["2024-05-14", "2024-06-03"],
    "14 May 2024 to 3 June 2024": ["2024-05-14", "2024-06-03"],
    "14 May 2024 to 3 June": [f"{this_year}-05-14", f"{this_year}-06-03"],
    "May 2019 to July": [f"{this_year}-05-01", f"{this_year}-07-31"],
    "30 December to 2 January 2024": ["2023-12-30", "2024-01-02"],
    "30 December 2023 to 2 January": [f"{this_year - 1}-12-30", f"{this_year}-01-02"],
}
seen = {text: [str(day.date()) for day in parse(text)] for text in expected}
for text, days in seen.items():
    print(text, "|", *days)
assert seen == expected, seen
PYTHON
TZ=UTC venv/bin/python check.py
