#!/usr/bin/env bash
# Fractions that were typed as formulas, MathML in a page, the formula editor in Word, are small trees, and readers join their
# leaves: "2½ hours" are 212 hours and "¾ of voters" 34 of voters in turndown, html-to-text, html2text and markdownify, and of a
# Word file in word-extractor and docx2python. python-docx and mammoth leave the figures out without a mark.
# Expected: 2 1/2 and 3/4, as pandoc writes them in TeX from both, or a mark that something stands there.
# Seen with turndown 7.2.5, html-to-text 10.0.1, word-extractor 1.0.4 and mammoth 1.13.0 of npm, html2text 2025.4.15, markdownify
# 1.2.3, python-docx 1.2.0, docx2python 3.7.1 and pandoc 3.9 (pypandoc-binary 1.17) of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check html2text==2025.4.15 markdownify==1.2.3 python-docx==1.2.0 \
  docx2python==3.7.1 pypandoc-binary==1.17
npm install --silent --no-audit --no-fund turndown@7.2.5 html-to-text@10.0.1 word-extractor@1.0.4 mammoth@1.13.0 >/dev/null
cat > page.html <<'HTML'
<p>It took <math><mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac></math> hours and
<math><mfrac><mn>3</mn><mn>4</mn></mfrac></math> of voters.</p>
HTML
cat > write.py <<'PYTHON'
import docx
from docx.oxml import parse_xml

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'

def run(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"

half = f"{run('2')}<m:f><m:num>{run('1')}</m:num><m:den>{run('2')}</m:den></m:f>"
quarters = f"<m:f><m:num>{run('3')}</m:num><m:den>{run('4')}</m:den></m:f>"
document = docx.Document()
paragraph = document.add_paragraph("It took ")
for formula, words in ((half, " hours and "), (quarters, " of voters.")):
    paragraph._p.append(parse_xml(f"<m:oMath {MATH}>{formula}</m:oMath>"))
    paragraph.add_run(words)
document.save("story.docx")
PYTHON
venv/bin/python write.py
cat > read.js <<'JS'
const page = require('fs').readFileSync('page.html', 'utf8');
const mammoth = require('mammoth');
const Turndown = require('turndown');
const WordExtractor = require('word-extractor');
(async () => {
  console.log(JSON.stringify({
    'page, turndown': new Turndown().turndown(page),
    'page, html-to-text': require('html-to-text').convert(page),
    'Word, mammoth': (await mammoth.extractRawText({ path: 'story.docx' })).value,
    'Word, word-extractor': (await new WordExtractor().extract('story.docx')).getBody(),
  }));
})();
JS
node read.js > seen.json
venv/bin/python -W ignore - <<'PYTHON'
import json

import docx
import html2text
import markdownify
import pypandoc
from docx2python import docx2python

page = open("page.html", encoding="utf-8").read()
texts = json.load(open("seen.json", encoding="utf-8"))
texts["page, html2text"] = html2text.html2text(page)
texts["page, markdownify"] = markdownify.markdownify(page)
texts["page, pandoc"] = pypandoc.convert_text(page, "markdown", format="html", extra_args=["--wrap=none"])
texts["Word, python-docx"] = docx.Document("story.docx").paragraphs[0].text
texts["Word, docx2python"] = docx2python("story.docx").text
texts["Word, pandoc"] = pypandoc.convert_file("story.docx", "markdown", extra_args=["--wrap=none"])
seen = {name: " ".join(text.split()) for name, text in sorted(texts.items())}
for name, line in seen.items():
    print(name.ljust(21), line)
gap, tex = "It took hours and of voters.", "It took $2\\frac{1}{2}$ hours and $\\frac{3}{4}$ of voters."
joined = "It took 212 hours and 34 of voters."
assert seen == {
    **dict.fromkeys((f"page, {name}" for name in ("turndown", "html-to-text", "html2text", "markdownify")), joined),
    "page, pandoc": tex,
    "Word, word-extractor": joined,
    "Word, docx2python": "It took <latex>212</latex> hours and <latex>34</latex> of voters.",
    "Word, python-docx": gap,
    "Word, mammoth": gap,
    "Word, pandoc": tex,
}, seen
PYTHON
