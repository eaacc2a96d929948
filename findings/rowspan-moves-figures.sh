#!/usr/bin/env bash
# A cell of a table that reaches over two rows (rowspan) is written once, and the row below has a cell less. turndown,
# markdownify, html2text and inscriptis move that row to the left: Orrville's 21 dead of 2024 stand under 2023, and the toll of
# 2023 that both towns share is Leyton's alone. Nothing shows that a cell is missing. A cell over two columns does the same in all
# but markdownify.
# Expected: the figure in its column and an empty cell before it, as @kreuzberg/html-to-markdown-node writes.
# Seen with turndown 7.2.5, turndown-plugin-gfm 1.0.2 and @kreuzberg/html-to-markdown-node 3.7.2 of npm, markdownify 1.2.3,
# html2text 2025.4.15 and inscriptis 2.7.6 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 inscriptis==2.7.6
npm install --silent --no-audit --no-fund turndown@7.2.5 turndown-plugin-gfm@1.0.2 \
  @kreuzberg/html-to-markdown-node@3.7.2 >/dev/null
cat > page.html <<'HTML'
<table><tr><th>Town</th><th>2023</th><th>2024</th></tr>
<tr><td>Leyton</td><td rowspan="2">12</td><td>34</td></tr>
<tr><td>Orrville</td><td>21</td></tr>
<tr><td colspan="2">Hull</td><td>5</td></tr></table>
HTML
cat > read.js <<'JS'
const page = require('fs').readFileSync('page.html', 'utf8');
const Turndown = require('turndown');
const turndown = new Turndown();
turndown.use(require('turndown-plugin-gfm').gfm);
const kreuzberg = require('@kreuzberg/html-to-markdown-node').convert(page);
console.log(JSON.stringify({ turndown: turndown.turndown(page), kreuzberg: kreuzberg.content || kreuzberg }));
JS
node read.js > seen.json
venv/bin/python -W ignore - <<'PYTHON'
import json
import re

import html2text
import inscriptis
import markdownify

page = open("page.html", encoding="utf-8").read()
texts = json.load(open("seen.json", encoding="utf-8"))
texts["markdownify"] = markdownify.markdownify(page)
texts["html2text"] = html2text.html2text(page)

def row(text, town):
    line = next(line for line in text.splitlines() if town in line and "|" in line)
    return [cell.strip() for cell in line.strip().strip("|").split("|")]

seen = {name: [row(text, "Orrville"), row(text, "Hull")] for name, text in texts.items()}
plain = inscriptis.get_text(page)
seen["inscriptis"] = [re.split(r" {2,}", line.strip()) for line in plain.splitlines() if re.match("Orrville|Hull", line)]
print("Town, 2023, 2024")
for name, rows in seen.items():
    print(name.ljust(12), *rows)
moved = [["Orrville", "21"], ["Hull", "5"]]
assert seen == {
    **dict.fromkeys(("turndown", "html2text", "inscriptis"), moved),
    "markdownify": [["Orrville", "21"], ["Hull", "", "5"]],
    "kreuzberg": [["Orrville", "", "21"], ["Hull", "", "5"]],
}, seen
PYTHON
