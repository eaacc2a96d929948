#!/usr/bin/env bash
# recurrent reads what comes again and again, and writes it as a rule of a calendar (RRULE). "Every day but Sunday" is Sundays
# alone, and "not every day" every day. "Every year since 2019" is once in 2,019 years, "every Monday at 10 and 11" every eleventh
# Monday at ten, "every twenty-one days" every day, as only figures are read, and "every day except Sunday" leaves out one Sunday.
# Expected: the week without its Sundays, or nothing. "Every 21 days", "every second Tuesday" and "except Sundays" are read.
# Seen with recurrent 0.4.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check recurrent==0.4.1
cat > check.py <<'PYTHON'
import datetime

import recurrent

noon = datetime.datetime(2024, 6, 12, 12)
expected = {
    "every day": "RRULE:INTERVAL=1;FREQ=DAILY",
    "not every day": "RRULE:INTERVAL=1;FREQ=DAILY",
    "every day but Sunday": "RRULE:BYDAY=SU;INTERVAL=1;FREQ=DAILY",
    "every day except Sunday": "RRULE:INTERVAL=1;FREQ=DAILY EXDATE:20240616T000000",
    "every day except Sundays": "RRULE:INTERVAL=1;FREQ=DAILY EXRULE:BYDAY=SU;INTERVAL=1;FREQ=WEEKLY",
    "every second Tuesday": "RRULE:BYDAY=TU;INTERVAL=2;FREQ=WEEKLY",
    "every 21 days": "RRULE:INTERVAL=21;FREQ=DAILY",
    "every twenty-one days": "RRULE:INTERVAL=1;FREQ=DAILY",
    "every Monday at 10 and 11": "RRULE:BYDAY=MO;BYHOUR=10;BYMINUTE=0;INTERVAL=11;FREQ=WEEKLY",
    "every year since 2019": "RRULE:INTERVAL=2019;FREQ=YEARLY",
}
seen = {text: recurrent.parse(text, now=noon).replace("\n", " ") for text in expected}
for text, rule in seen.items():
    print(text, "|", rule)
assert seen == expected, seen
PYTHON
TZ=UTC venv/bin/python check.py
