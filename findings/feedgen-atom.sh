#!/usr/bin/env bash
# feedgen writes one entry two ways. Its content, given as `type="CDATA"`, which is how its RSS is told to keep HTML, stands in its
# Atom as <content type="CDATA">, a type that Atom does not have (RFC 4287 knows text, html, xhtml and media types). And an
# entry that has a day of publication alone gets an <updated> in Atom, the moment at which the feed was written, so that every
# story looks as if it had been changed today; in RSS it has its own day.
# Expected: type="html"; the day of publication where no other is known, as feed of npm writes.
# Seen with feedgen 1.0.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check feedgen==1.0.0
venv/bin/python - <<'PYTHON'
import datetime, re, sys
from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("https://courier.example/")
feed.title("Sorrel Courier")
feed.description("News of the islands")
feed.link(href="https://courier.example/")
entry = feed.add_entry()
entry.id("https://courier.example/1")
entry.title("Ferry toll rises to 34")
entry.content("<p>34 people died.</p>", type="CDATA")
entry.published(datetime.datetime(2024, 5, 12, 10, tzinfo=datetime.timezone.utc))
atom, rss = feed.atom_str().decode(), feed.rss_str().decode()
told = re.search(r"<entry>.*</entry>", atom, re.S)[0]
print(told)
print(re.search(r"<item>.*</item>", rss, re.S)[0])
today = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")
odd = '<content type="CDATA">' in told and f"<updated>{today}" in told and "<published>2024-05-12" in told
sys.exit(0 if odd and "12 May 2024" in rss and today not in re.search(r"<item>.*</item>", rss, re.S)[0] else 1)
PYTHON
