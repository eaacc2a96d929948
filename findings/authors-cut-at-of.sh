#!/usr/bin/env bash
# trafilatura gives the authors of a news page with a semicolon between them, and cuts a name at "of", "in", "for" and "with". Who
# wrote "with Ben Ley" is left out. The author "Ministry of Health" is "Ministry", "Friends of Leyton" are "Friends" and "Ann of
# Leyton" is "Ann". An index's "Orr, Ann" is two authors, and so are "Ann Orr, MP" and "Ann Orr, health editor". It is so with a
# line under the headline and with the name that a page gives to machines, where a "Von" at the start is cut too ("von" is German
# for "by").
# Expected: the name as the page has it; one author where the page names one.
# Seen with trafilatura 2.3.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6
cat > read.py <<'PYTHON'
import json

import trafilatura

page = (
    '<html lang="en"><head><title>Storm</title>{head}</head><body><article><h1>Storm</h1>{line}<p>The storm hit the town of '
    "Leyton at dawn, and 34 people died.</p><p>The road was closed for two days after the flood had passed it.</p></article>"
    "</body></html>"
)
expected = {
    "Ann Orr": ["Ann Orr", "Ann Orr"],
    "Ann Orr and Ben Ley": ["Ann Orr; Ben Ley", "Ann Orr; Ben Ley"],
    "Ann Orr with Ben Ley": ["Ann Orr", "Ann Orr"],
    "Ministry of Health": ["Ministry", "Ministry"],
    "Friends of Leyton": ["Friends", "Friends"],
    "Ann of Leyton": ["Ann", "Ann"],
    "Orr, Ann": ["Orr; Ann", "Orr; Ann"],
    "Ann Orr, MP": ["Ann Orr; MP", "Ann Orr; MP"],
    "Ann Orr, health editor": ["Ann Orr; Health Editor", "Ann Orr; Health Editor"],
    "Von Orr": ["Von Orr", "Orr"],
    "Ann von Orr": ["Ann von Orr", "Ann von Orr"],
}
seen = {}
for author in expected:
    story = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Storm",
        "author": {"@type": "Person", "name": author},
    }
    pages = [
        page.format(head="", line=f'<p class="byline">By {author}</p>'),
        page.format(head=f'<script type="application/ld+json">{json.dumps(story)}</script>', line=""),
    ]
    seen[author] = [trafilatura.extract_metadata(text).author for text in pages]
    print(author, "| under the headline:", seen[author][0], "| for machines:", seen[author][1])
assert seen == expected, seen
PYTHON
venv/bin/python read.py
