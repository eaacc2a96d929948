#!/usr/bin/env bash
# A story of a feed came out at 23:30 British summer time, "23:30:00 BST", or half past nine in Berlin, "CEST". feedparser and
# atoma do not know these zones, drop them, and give Greenwich's 23:30, an hour or two late, as if it had been said.
# fastfeedparser knows them, and drops an offset with a colon, "+01:00", which the others read. "GMT+2" is two hours the other way
# to atoma.
# Expected: 22:30, 19:30, 22:30 and 21:30, or no date. All know "EST" and "-0500".
# Seen with feedparser 6.0.14, fastfeedparser 0.6.5 and atoma 0.0.17 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check feedparser==6.0.14 fastfeedparser==0.6.5 atoma==0.0.17
venv/bin/python - 2>/dev/null <<'PYTHON'
import datetime

import atoma
import fastfeedparser
import feedparser

def hour(moment):
    return moment.astimezone(datetime.timezone.utc).strftime("%d %H:%M") if moment else "none"

def three(date):
    feed = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><link>/</link>
    <description>News</description><item><title>Fire</title><link>/1</link><guid>1</guid>
    <pubDate>{date}</pubDate></item></channel></rss>"""
    parts = feedparser.parse(feed).entries[0].get("published_parsed")
    first = datetime.datetime(*parts[:6], tzinfo=datetime.timezone.utc) if parts else None
    second = datetime.datetime.fromisoformat(fastfeedparser.parse(feed).entries[0]["published"])
    third = atoma.parse_rss_bytes(feed.encode()).items[0].pub_date
    return hour(first), hour(second), hour(third)

seen = {}
print("date".ljust(34), "feedparser, fastfeedparser, atoma")
for date in (
    "Mon, 06 May 2024 23:30:00 BST",
    "Mon, 06 May 2024 21:30:00 CEST",
    "Mon, 06 May 2024 23:30:00 +01:00",
    "Mon, 06 May 2024 23:30:00 GMT+2",
    "Mon, 06 May 2024 23:30:00 EST",
    "Mon, 06 May 2024 23:30:00 -0500",
):
    seen[date[17:]] = three(date)
    print(date.ljust(34), *seen[date[17:]], sep="  ")
assert seen == {
    "23:30:00 BST": ("06 23:30", "06 22:30", "06 23:30"),
    "21:30:00 CEST": ("06 21:30", "06 19:30", "06 21:30"),
    "23:30:00 +01:00": ("06 22:30", "06 23:30", "06 22:30"),
    "23:30:00 GMT+2": ("none", "06 23:30", "07 01:30"),
    "23:30:00 EST": ("07 04:30", "07 04:30", "07 04:30"),
    "23:30:00 -0500": ("07 04:30", "07 04:30", "07 04:30"),
}, seen
PYTHON
