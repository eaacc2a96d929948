#!/usr/bin/env bash
# Arrow reads how long ago a moment was out of words (`dehumanize`). It takes the last figure before a unit for the whole: "1,200
# days ago" is 200 days ago and "1.5 hours ago" five hours ago. "Half an hour ago" is an hour, and in "1 hour and 30 minutes ago"
# the hour is lost, as it knows "an hour" and "2 hours" alone.
# Expected: 1,200 days, 90 minutes and 30 minutes ago, or an error, as "two days ago" gives.
# Seen with arrow 1.4.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check arrow==1.4.0
cat > read.py <<'PYTHON'
import arrow

noon = arrow.get(2024, 6, 12, 12)
expected = {
    "2 days ago": "2 days, 0:00:00",
    "200 days ago": "200 days, 0:00:00",
    "1,200 days ago": "200 days, 0:00:00",
    "an hour ago": "1:00:00",
    "1.5 hours ago": "5:00:00",
    "half an hour ago": "1:00:00",
    "2 hours and 30 minutes ago": "2:30:00",
    "1 hour and 30 minutes ago": "0:30:00",
    "two days ago": "an error",
}
seen = {}
for text in expected:
    try:
        seen[text] = str(noon - noon.dehumanize(text))
    except ValueError:
        seen[text] = "an error"
    print(text, "| read as", seen[text])
assert seen == expected, seen
PYTHON
venv/bin/python read.py
