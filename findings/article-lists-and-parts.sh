#!/usr/bin/env bash
# Two libraries that take an article out of its page leave out parts of its middle without a mark. Resiliparse drops every list
# with bullets that stands among the paragraphs, with the tolls of three towns in it, and the line "The dead, by town:" stays; a
# numbered list, a table and a list of terms it keeps. newspaper4k keeps the lists and drops every <div> with paragraphs of its own,
# a correction in a box or half of the story, however long; a <section> it keeps. trafilatura keeps them all.
# Expected: the whole story, as all of it stands in one <article>.
# Seen with Resiliparse 2.0.1 (main_content=True), newspaper4k 0.9.6 and trafilatura 2.3.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
for package in trafilatura==2.3.1 newspaper4k==0.9.6 resiliparse==2.0.1; do
  venv/bin/pip install --quiet --disable-pip-version-check "$package" lxml_html_clean
done
venv/bin/python - 2>/dev/null <<'PYTHON'
import newspaper
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

tail = " It was said by many who had seen the harbour, the sheds, and the road that leads to the north of the town in a week of rain."
before = f"<p>The storm came on Monday.{tail}</p><p>No boat left the port.{tail}</p><p>The dead, by town:</p>"
after = f"<p>The road is shut.{tail}</p><p>More rain is on its way.{tail}</p>"
towns = "<li>Orrville: 12 dead</li><li>Leyton: 9 dead</li><li>Marden: 31 hurt</li>"
parts = {
    "bullets": f"<ul>{towns}</ul>",
    "numbers": f"<ol>{towns}</ol>",
    "terms": "<dl><dt>Orrville</dt><dd>12 dead</dd></dl>",
    "table": "<table><tr><th>Town</th><th>Toll</th></tr><tr><td>Orrville</td><td>12 dead</td></tr></table>",
    "div": f"<div class=correction><p>An earlier version said that 9 died; there were 12 dead.</p></div>",
    "long div": f"<div><p>Orrville counts 12 dead.{tail}</p><p>Leyton has none.{tail}</p></div>",
    "section": "<section><p>An earlier version said that 9 died; there were 12 dead.</p></section>",
}


def newspaper4k(page):
    article = newspaper.Article("/storm.html")
    article.download(input_html=page)
    article.parse()
    return article.text


programs = {
    "resiliparse": lambda page: extract_plain_text(page, main_content=True),
    "newspaper4k": newspaper4k,
    "trafilatura": trafilatura.extract,
}
lost = {name: [] for name in programs}
for part, html in parts.items():
    story = f"<article><h1>Storm hits Orrville</h1>{before}{html}{after}</article>"
    page = f"<!doctype html><html lang=en><head><title>Storm hits Orrville</title></head><body><main>{story}</main></body></html>"
    for name, extract in programs.items():
        words = extract(page)
        assert "The dead, by town:" in words and "More rain is on its way." in words, (name, part)
        if "12 dead" not in words:
            lost[name].append(part)
print("lost:", lost)
assert lost == {"resiliparse": ["bullets"], "newspaper4k": ["div", "long div"], "trafilatura": []}, lost
PYTHON
