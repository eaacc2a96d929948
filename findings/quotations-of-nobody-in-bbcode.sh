#!/usr/bin/env bash
# Forums write BBCode, in which a quotation names who is quoted: [quote=Ann Orr]No one died.[/quote]. Programs that turn it into
# HTML drop the name: bbcode of PyPI and of npm, @bbob/html and xbbcode-parser show a quotation of nobody, and bbcodepy makes "Ann"
# of "Ann Orr". ya-bbcode keeps the name in an attribute, which no browser shows. Two speakers with two tolls cannot be told apart
# then, and a quotation that is given to somebody else looks unchanged.
# Expected: the name beside the quotation, as forums show it.
# Seen with bbcode 1.1.0 and bbcodepy 0.2.0 of PyPI, @bbob/html 4.4.1, @bbob/preset-html5 4.4.1, bbcode 0.1.5, xbbcode-parser 0.3.1
# and ya-bbcode 4.0.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check bbcode==1.1.0 bbcodepy==0.2.0
npm install --silent --no-audit --no-fund @bbob/html@4.4.1 @bbob/preset-html5@4.4.1 bbcode@0.1.5 xbbcode-parser@0.3.1 \
  ya-bbcode@4.0.0 >/dev/null
cat > post.txt <<'TXT'
[quote=Ann Orr]No one died.[/quote] [quote=Bob Ley]12 died.[/quote]
TXT
cat > write.js <<'JS'
const post = require('fs').readFileSync('post.txt', 'utf8').trim();
const one = (name) => { const it = require(name); return it.default || it; };
console.log(JSON.stringify({
  '@bbob/html': one('@bbob/html')(post, one('@bbob/preset-html5')()),
  'bbcode of npm': require('bbcode').parse(post),
  'xbbcode-parser': require('xbbcode-parser').process({ text: post, removeMisalignedTags: false, addInLineBreaks: false }).html,
  'ya-bbcode': new (one('ya-bbcode'))().parse(post),
}));
JS
node write.js > npm.json
venv/bin/python - <<'PYTHON'
import json
import re

import bbcode
import bbcodepy

post = open("post.txt", encoding="utf-8").read().strip()
seen = {"bbcode of PyPI": bbcode.render_html(post), "bbcodepy": bbcodepy.Parser().to_html(post)}
seen.update(json.load(open("npm.json", encoding="utf-8")))
shown = {name: " ".join(re.sub("<[^>]*>", " ", page).split()) for name, page in seen.items()}
for name, page in seen.items():
    print(name.ljust(15), page, "|", shown[name])
nobody = "No one died. 12 died."
assert shown == {
    "bbcode of PyPI": nobody,
    "bbcodepy": "No one died. Ann 12 died. Bob",
    "@bbob/html": nobody,
    "bbcode of npm": nobody,
    "xbbcode-parser": nobody,
    "ya-bbcode": nobody,
}, shown
assert 'author="Ann Orr"' in seen["ya-bbcode"], seen["ya-bbcode"]
PYTHON
