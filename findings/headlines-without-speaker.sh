#!/usr/bin/env bash
# Article readers cut the name of the outlet off a page's title, and where there is none to cut they cut off who speaks. "Police
# deny: 34 died in the harbour fire in Orrville" becomes "34 died in the harbour fire in Orrville" in Readability, unfluff and
# readability-lxml's short title, so that what they deny is stated. unfluff also makes "No vote" of "No vote: Orr", and to
# newspaper4k and unfluff the headline "Were 34 hurt? - No, says the mayor - Post" is "No, says the mayor".
# Expected: the whole, as trafilatura keeps it; with an outlet at the end of the title, the first three keep the speaker too.
# Seen with @mozilla/readability 0.6.0, jsdom 26.1.0 and unfluff 3.2.0 of npm, readability-lxml 0.9, newspaper4k 0.9.6 and
# trafilatura 2.3.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
for package in readability-lxml==0.9 newspaper4k==0.9.6 trafilatura==2.3.1; do
  venv/bin/pip install --quiet --disable-pip-version-check "$package" lxml_html_clean==0.4.6 2>/dev/null
done
npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 jsdom@26.1.0 unfluff@3.2.0 >/dev/null
cat > pages.py <<'PYTHON'
import json

story = "<p>" + "The fire broke out on Monday in the harbour, and was put out by forty men from three towns. " * 3 + "</p>"
titles = [
    "Police deny: 34 died in the harbour fire in Orrville",
    "Police deny: 34 died in the harbour fire in Orrville - The Harbour Post",
    "No vote: Orr",
    "Were 34 hurt? - No, says the mayor - Post",
]
pages = [f"<html><head><title>{title}</title></head><body><article>{story * 4}</article></body></html>" for title in titles]
json.dump(pages, open("pages.json", "w", encoding="utf-8"))
PYTHON
python3 pages.py
cat > read.js <<'JS'
const { JSDOM } = require('jsdom');
const { Readability } = require('@mozilla/readability');
const unfluff = require('unfluff');
const pages = JSON.parse(require('fs').readFileSync('pages.json', 'utf8'));
console.log(JSON.stringify({
  readability: pages.map((page) => new Readability(new JSDOM(page).window.document).parse().title),
  unfluff: pages.map((page) => unfluff(page, 'en').title),
}));
JS
node read.js > seen.json
venv/bin/python -W ignore - <<'PYTHON'
import json

import newspaper
import readability
import trafilatura

def of_newspaper(page):
    article = newspaper.Article("/fire.html")
    article.download(input_html=page)
    article.parse()
    return article.title

pages = json.load(open("pages.json", encoding="utf-8"))
seen = json.load(open("seen.json", encoding="utf-8"))
seen["readability-lxml"] = [readability.Document(page).short_title() for page in pages]
seen["newspaper4k"] = [of_newspaper(page) for page in pages]
seen["trafilatura"] = [trafilatura.extract_metadata(page).title for page in pages]
for name, titles in seen.items():
    print(name.ljust(17), " | ".join(titles))
denial = "Police deny: 34 died in the harbour fire in Orrville"
fire = denial.removeprefix("Police deny: ")
vote, answer = "No vote: Orr", "Were 34 hurt? - No, says the mayor"
assert seen == {
    "readability": [fire, denial, vote, answer],
    "unfluff": [fire, denial, "No vote", "No, says the mayor"],
    "readability-lxml": [fire, denial, vote, answer + " - Post"],
    "newspaper4k": [denial, denial, vote, "No, says the mayor"],
    "trafilatura": [denial, denial, vote, answer],
}, seen
PYTHON
