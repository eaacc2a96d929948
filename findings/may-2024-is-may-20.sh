#!/usr/bin/env bash
# CommonRegex finds dates, times and sums in text. A month with its year is a day: "May 2024" is found as "May 20", "March 1995"
# as "March 19". Of "2024-05-12" it finds "24-05-12", of "-$5" and "$5-10 million" it finds "$5", and "3 p.m." is no time.
# dateparser, which may get what is found, reads "May 20" as a day of this year, and "24-05-12" as 24 May 2012.
# Expected: nothing, or all of it. "5 May 2024", "Aug. 6, 2023" and "3:15" are found.
# Seen with commonregex 1.5.4 and dateparser 1.5.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check commonregex==1.5.4 dateparser==1.5.0
cat > check.py <<'PYTHON'
import datetime
import warnings

warnings.filterwarnings("ignore")
import dateparser
from commonregex import CommonRegex

expected = {
    "The hall opened on 5 May 2024.": (["5 May 2024"], [], []),
    "The hall opened on Aug. 6, 2023.": (["Aug. 6, 2023"], [], []),
    "The hall opened in May 2024.": (["May 20"], [], []),
    "The hall opened in March 1995.": (["March 19"], [], []),
    "The hall opened on 2024-05-12.": (["24-05-12"], [], []),
    "It costs $1,200.50 now.": ([], [], ["$1,200.50"]),
    "It costs $5-10 million now.": ([], [], ["$5"]),
    "A gain of -$5 came at 3:15.": ([], ["3:15"], ["$5"]),
}
seen = {}
for text in expected:
    found = CommonRegex(text)
    seen[text] = tuple([words.strip(" .") for words in part] for part in (found.dates, found.times, found.prices))
    print(text, "| dates", seen[text][0], "| times", seen[text][1], "| sums", seen[text][2])
assert seen == expected, seen
settings = {"RELATIVE_BASE": datetime.datetime(2026, 6, 12)}
pieces = ["May 20", "24-05-12"]
read = [str(dateparser.parse(piece, languages=["en"], settings=settings).date()) for piece in pieces]
print("dateparser, on 12 June 2026:", dict(zip(pieces, read)))
assert read == ["2026-05-20", "2012-05-24"], read
PYTHON
TZ=UTC venv/bin/python check.py
