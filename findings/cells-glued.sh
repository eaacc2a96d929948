#!/usr/bin/env bash
# Mails and feeds hold tables as HTML, and two libraries that also hand out their text set the cells of a row side by side without a
# blank: the row Orrville, 12 dead, 31 hurt, is "Orrville1231" in mailparser's `text` and in rss-parser's `contentSnippet`, a town
# with one figure that stands nowhere; in the first the rows run on, too, "Orrville1231Leyton229". Paragraphs, lists and <br>
# are kept apart.
# Expected: a blank or a tab, as html2text and inscriptis write between cells.
# Seen with mailparser 3.14.2 and rss-parser 3.13.0 of npm, html2text 2025.4.15 and inscriptis 2.7.6 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund mailparser@3.14.2 rss-parser@3.13.0 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check html2text==2025.4.15
venv/bin/pip install --quiet --disable-pip-version-check inscriptis==2.7.6
cat > table.html <<'HTML'
<p>The toll:</p><table><tr><td>Orrville</td><td>12</td><td>31</td></tr><tr><td>Leyton</td><td>22</td><td>9</td></tr></table>
HTML
cat > read.js <<'JS'
const assert = require('assert');
const { simpleParser } = require('mailparser');
const Parser = require('rss-parser');
const table = require('fs').readFileSync('table.html', 'utf8').trim();
const mail = ['Subject: Storm', 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', table, ''].join('\r\n');
const item = `<item><title>Storm</title><description><![CDATA[${table}]]></description></item>`;
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${item}</channel></rss>`;
(async () => {
  const text = (await simpleParser(mail)).text;
  const snippet = (await new Parser().parseString(feed)).items[0].contentSnippet;
  console.log('mailparser', JSON.stringify(text));
  console.log('rss-parser', JSON.stringify(snippet));
  assert.strictEqual(text.trim(), 'The toll:\n\nOrrville1231Leyton229');
  assert.match(snippet, /^The toll:\s+Orrville1231\s+Leyton229$/);
})();
JS
node read.js
venv/bin/python - <<'PYTHON'
import html2text
import inscriptis

table = open("table.html", encoding="utf-8").read()
for name, words in {"html2text": html2text.html2text(table), "inscriptis": inscriptis.get_text(table)}.items():
    print(name, repr(words))
    assert any(line.replace("|", " ").split() == ["Orrville", "12", "31"] for line in words.splitlines()), words
PYTHON
