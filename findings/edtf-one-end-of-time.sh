#!/usr/bin/env bash
# edtf turns a time in English into the Extended Date/Time Format, which has marks for open ends, doubt and choice. It writes
# "before 2019" as /2019 and "since 2019" as 2019/, and "until 2019", "by 2019", "not 2019" and "probably 2019" all as plain 2019,
# the year itself. "May or June 2019" is XXXX-05, a May of any year, "1850 or 1851" is 1850, and "1,200 people" the January of the
# year 200.
# Expected: /2019; [2019-05,2019-06] and [1850,1851], which the format has; nothing where there is no time.
# Seen with edtf 5.0.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check edtf==5.0.2
cat > read.py <<'PYTHON'
from edtf import text_to_edtf

expected = {
    "before 2019": "/2019",
    "since 2019": "2019/",
    "until 2019": "2019",
    "by 2019": "2019",
    "not 2019": "2019",
    "about 2019": "2019~",
    "probably 2019": "2019",
    "May 2019": "2019-05",
    "May or June 2019": "XXXX-05",
    "1850 or 1851": "1850",
    "1850-1851": "1850/1851",
    "no people": None,
    "1,200 people": "0200-01",
}
seen = {text: text_to_edtf(text) for text in expected}
for text, time in seen.items():
    print(text, "|", time)
assert seen == expected, seen
PYTHON
venv/bin/python read.py
