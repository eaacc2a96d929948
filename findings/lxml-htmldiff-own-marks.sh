#!/usr/bin/env bash
# lxml.html.diff marks what changed between two pages with <ins> and <del>, and takes the pages' own such marks away first. A toll that
# a correction has struck out is then shown as standing: "<del>12</del> 21 dead" as "12 21 dead". Where the later page strikes
# the 21 of "21 dead" out, no change is shown at all, and where it puts 22 beside it, the 21 stays beside the new 22. <s> is
# kept.
# Expected: what is struck out in a page stays struck out, as in node-htmldiff and htmldiff-js, and striking out is a change.
# Seen with lxml 6.1.3 of PyPI, node-htmldiff 0.9.4 and htmldiff-js 1.0.5 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.1.3 lxml_html_clean
npm install --silent --no-audit --no-fund node-htmldiff@0.9.4 htmldiff-js@1.0.5 >/dev/null
venv/bin/python - <<'PYTHON'
from lxml.html.diff import htmldiff

for before, after, expected in [
    ("<p><del>12</del> 21 dead</p>", "<p><del>12</del> 21 dead</p>", "<p>12 21 dead</p>"),
    ("<p>21 dead</p>", "<p><del>21</del> dead</p>", "<p>21 dead</p>"),
    ("<p>21 dead</p>", "<p><del>21</del> <ins>22</ins> dead</p>", "<p>21 <ins>22</ins> dead</p>"),
    ("<p><s>12</s> 21 dead</p>", "<p><s>12</s> 21 dead</p>", "<p><s>12</s> 21 dead</p>"),
]:
    seen = htmldiff(before, after)
    print(before, after, "->", seen)
    assert seen == expected, seen
PYTHON
cat > others.js <<'JS'
const assert = require('assert');
const page = '<p><del>12</del> 21 dead</p>';
const other = require('htmldiff-js');
const seen = [require('node-htmldiff')(page, page), (other.default || other).execute(page, page)];
console.log('others', seen);
assert.deepStrictEqual(seen, [page, page]);
JS
node others.js
