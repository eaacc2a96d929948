#!/usr/bin/env bash
# A page may give a quotation as <q>, for which the browser draws the marks. Programs that turn pages into text or Markdown draw none:
# "Orr said <q>no one died</q> in the storm." becomes the reporter's own "Orr said no one died in the storm." in turndown,
# html-to-text and Resiliparse. trafilatura drops the marks too, and ends the paragraph where the quotation ends, so that "in the
# storm." stands alone, as a paragraph of its own.
# Expected: quotation marks, as html2text, markdownify and inscriptis write.
# Seen with trafilatura 2.3.1, Resiliparse 2.0.1, html2text 2025.4.15, markdownify 1.2.3 and inscriptis 2.7.6 of PyPI, turndown 7.2.5
# and html-to-text 10.0.1 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
for package in trafilatura==2.3.1 resiliparse==2.0.1 html2text==2025.4.15 markdownify==1.2.3 inscriptis==2.7.6; do
  venv/bin/pip install --quiet --disable-pip-version-check "$package" lxml_html_clean 2>/dev/null
done
npm install --silent --no-audit --no-fund turndown@7.2.5 html-to-text@10.0.1 >/dev/null
cat > read.js <<'JS'
const page = require('fs').readFileSync(0, 'utf8');
const TurndownService = require('turndown');
const { convert } = require('html-to-text');
console.log(JSON.stringify({ turndown: new TurndownService().turndown(page), 'html-to-text': convert(page, { wordwrap: false }) }));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

import html2text
import inscriptis
import markdownify
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

tail = " It was said by many who had seen the harbour, the sheds, and the road that leads to the north of the town in a week of rain."
said = "<p>Orr said <q>no one died</q> in the storm.</p>"
story = f"<article><h1>Storm</h1><p>Rain came on Monday.{tail}</p>{said}<p>The port was shut.{tail}</p></article>"
page = f"<!doctype html><html lang=en><head><title>Storm</title></head><body>{story}</body></html>"
readings = {
    "trafilatura": trafilatura.extract(page),
    "resiliparse": extract_plain_text(page),
    "html2text": html2text.html2text(page),
    "markdownify": markdownify.markdownify(page),
    "inscriptis": inscriptis.get_text(page),
    **json.loads(subprocess.run(["node", "read.js"], input=page, capture_output=True, text=True, check=True).stdout),
}
seen = {}
for name, words in readings.items():
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    at = next(i for i, line in enumerate(lines) if line.startswith("Orr said"))
    seen[name] = lines[at : at + 2] if lines[at].endswith("died") else lines[at : at + 1]
    print(name.ljust(13), seen[name])
bare = ["Orr said no one died in the storm."]
marked = ['Orr said "no one died" in the storm.']
assert seen == {
    "trafilatura": ["Orr said no one died", "in the storm."],
    "resiliparse": bare,
    "turndown": bare,
    "html-to-text": bare,
    "html2text": marked,
    "markdownify": marked,
    "inscriptis": marked,
}, seen
PYTHON
venv/bin/python read.py
