#!/usr/bin/env bash
# Lists of the worst and the best count down: <ol reversed> numbers its items 3, 2, 1 on the page. Seven programs that turn pages
# into text or Markdown number them 1, 2, 3, so that the storm that comes in third is the first. An item with a number of its own,
# <li value="7">, is a 1 to six of them; inscriptis reads that, and begins <ol start="5"> at 1. trafilatura writes hyphens.
# Expected: the numbers that the page shows, or none; no program is right in all three.
# Seen with html2text 2025.4.15, markdownify 1.2.3, inscriptis 2.7.6, trafilatura 2.3.1 and pandoc 3.9 (pypandoc-binary 1.17) of
# PyPI, turndown 7.2.5, html-to-text 10.0.1 and @kreuzberg/html-to-markdown-node 3.7.2 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
for package in html2text==2025.4.15 markdownify==1.2.3 inscriptis==2.7.6 trafilatura==2.3.1 pypandoc-binary==1.17; do
  venv/bin/pip install --quiet --disable-pip-version-check "$package" lxml_html_clean==0.4.6 2>/dev/null
done
npm install --silent --no-audit --no-fund turndown@7.2.5 html-to-text@10.0.1 @kreuzberg/html-to-markdown-node@3.7.2 >/dev/null
cat > page.html <<'HTML'
<html><body><article><p>The three worst storms of the century, as the ministry of Orrville counts the dead of each of them:</p>
<ol reversed><li>Leyton, 12 dead</li><li>Hull, 21 dead</li><li>Orrville, 34 dead</li></ol>
<p>Of the rules of the harbour two were broken that night, says the report that came out on Monday in the town:</p>
<ol><li value="7">No lights</li></ol>
<p>The articles of the law that follow them are the ones which the court will read in June, when it meets again:</p>
<ol start="5"><li>No ships</li></ol>
<p>The ministry did not say when the harbour will be open again, or who is to pay for the new lights there.</p>
</article></body></html>
HTML
cat > read.js <<'JS'
const page = require('fs').readFileSync('page.html', 'utf8');
const kreuzberg = require('@kreuzberg/html-to-markdown-node').convert(page);
const Turndown = require('turndown');
console.log(JSON.stringify({
  turndown: new Turndown().turndown(page),
  'html-to-text': require('html-to-text').convert(page),
  kreuzberg: kreuzberg.content || kreuzberg,
}));
JS
node read.js > seen.json
venv/bin/python - <<'PYTHON'
import json
import re

import html2text
import inscriptis
import markdownify
import pypandoc
import trafilatura

page = open("page.html", encoding="utf-8").read()
texts = json.load(open("seen.json", encoding="utf-8"))
texts["html2text"] = html2text.html2text(page)
texts["markdownify"] = markdownify.markdownify(page)
texts["inscriptis"] = inscriptis.get_text(page)
texts["pandoc"] = pypandoc.convert_text(page, "plain", format="html")
texts["trafilatura"] = trafilatura.extract(page)
items = ("Leyton, 12", "Hull, 21", "Orrville, 34", "No lights", "No ships")
seen = {}
for name, text in texts.items():
    seen[name] = " ".join(re.search(r"(\S+) +" + item, text).group(1) for item in items)
    print(name.ljust(13), seen[name])
as_most = "1. 2. 3. 1. 5."
expected = dict.fromkeys(("turndown", "html-to-text", "kreuzberg", "html2text", "markdownify", "pandoc"), as_most)
assert seen == {**expected, "inscriptis": "1. 2. 3. 7. 1.", "trafilatura": "- - - - -"}, seen
PYTHON
