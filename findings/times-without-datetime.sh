#!/usr/bin/env bash
# In a page's microdata the day of a story may be the words of a <time>: <time itemprop="datePublished">2024-05-06</time>. HTML
# says that its words are its value where it has no `datetime`. extruct and microdata-node give an empty text then, and so the
# story has a day of publication, and it is "". With `datetime` both read it, and of a <data> or a <span> too.
# Expected: 2024-05-06, as microdata-rdf-streaming-parser reads it.
# Seen with extruct 0.18.0 of PyPI, microdata-node 2.0.0 and microdata-rdf-streaming-parser 3.0.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
for package in extruct==0.18.0 lxml_html_clean==0.4.6; do
  venv/bin/pip install --quiet --disable-pip-version-check "$package"
done
npm install --silent --no-audit --no-fund microdata-node@2.0.0 microdata-rdf-streaming-parser@3.0.0 >/dev/null
cat > page.html <<'HTML'
<html><body><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Fire in Orrville</h1>
<time itemprop="datePublished">2024-05-06</time> <time itemprop="dateModified" datetime="2024-05-09">Thursday</time>
<span itemprop="dateCreated">2024-05-05</span> <data itemprop="wordCount" value="350">short</data></article></body></html>
HTML
cat > read.js <<'JS'
const page = require('fs').readFileSync('page.html', 'utf8');
const { MicrodataRdfParser } = require('microdata-rdf-streaming-parser');
const names = ['datePublished', 'dateModified', 'dateCreated', 'wordCount'];
const node = require('microdata-node').toJson(page).items[0].properties;
const rdf = {};
const parser = new MicrodataRdfParser({ baseIRI: 'urn:story' });
parser.on('data', (quad) => { rdf[quad.predicate.value.replace('https://schema.org/', '')] = quad.object.value; });
parser.on('end', () => console.log(JSON.stringify({
  'microdata-node': names.map((name) => String(node[name][0])),
  'microdata-rdf-streaming-parser': names.map((name) => rdf[name]),
})));
parser.write(page);
parser.end();
JS
node read.js > seen.json
venv/bin/python - <<'PYTHON'
import json

import extruct

seen = json.load(open("seen.json", encoding="utf-8"))
story = extruct.extract(open("page.html", encoding="utf-8").read(), syntaxes=["microdata"])["microdata"][0]["properties"]
seen["extruct"] = [story[name] for name in ("datePublished", "dateModified", "dateCreated", "wordCount")]
for name, values in seen.items():
    print(name.ljust(30), values)
lost = ["", "2024-05-09", "2024-05-05", "350"]
assert seen["extruct"] == seen["microdata-node"] == lost, seen
assert seen["microdata-rdf-streaming-parser"] == ["2024-05-06"] + lost[1:], seen
PYTHON
