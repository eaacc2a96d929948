#!/usr/bin/env bash
# Word, LibreOffice and RTF can hide words, a note to the desk or a figure that nobody has checked yet, and pages keep samples in
# <template> and words with the attribute `hidden`; none is shown. Readers tell them like the rest: with a hidden "12" before it,
# "21 dead" is read as "12 21 dead" by all six of those that read .docx here, by pandoc and odfdo from .odt, and by striprtf. Of
# eight programs that turn pages into text or Markdown seven tell the template, "Toll: 99 dead", and seven the hidden paragraph.
# Expected: what is shown. pandoc leaves it out of .rtf alone, turndown the template, @kreuzberg's converter the hidden paragraph.
# Seen with python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, odfdo 3.27.3, striprtf 0.0.35, html2text 2025.4.15, markdownify
# 1.2.3, inscriptis 2.7.6, jusText 3.0.2 and pandoc 3.9 (pypandoc-binary 1.17) of PyPI, mammoth 1.13.0, word-extractor 1.0.4,
# turndown 7.2.5, html-to-text 10.0.1 and @kreuzberg/html-to-markdown-node 3.7.2 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 odfdo==3.27.3 \
  striprtf==0.0.35 pypandoc-binary==1.17 odfpy==1.4.1
for package in html2text==2025.4.15 markdownify==1.2.3 inscriptis==2.7.6 jusText==3.0.2; do
  venv/bin/pip install --quiet --disable-pip-version-check "$package" lxml_html_clean==0.4.6 2>/dev/null
done
npm install --silent --no-audit --no-fund mammoth@1.13.0 word-extractor@1.0.4 turndown@7.2.5 html-to-text@10.0.1 \
  @kreuzberg/html-to-markdown-node@3.7.2 >/dev/null
cat > write.py <<'PYTHON'
import docx
from odf import opendocument, style, text

word = docx.Document()
paragraph = word.add_paragraph("Toll: ")
paragraph.add_run("12 ").font.hidden = True
paragraph.add_run("21 dead.")
word.save("story.docx")
libre = opendocument.OpenDocumentText()
hidden = style.Style(name="hidden", family="text")
hidden.addElement(style.TextProperties(display="none"))
libre.automaticstyles.addElement(hidden)
line = text.P(text="Toll: ")
line.addElement(text.Span(stylename=hidden, text="12 "))
line.addText("21 dead.")
libre.text.addElement(line)
libre.save("story.odt")
open("story.rtf", "w", encoding="ascii").write(r"{\rtf1\ansi Toll: {\v 12 }21 dead.\par}")
PYTHON
venv/bin/python write.py
cat > page.html <<'HTML'
<html><body><article><p>STORY The storm killed 34 people in Orrville on Monday, the ministry said in the evening.</p>
<template><p>TEMPLATE Toll: 99 dead in the town of the example, as said by somebody whose name stands here.</p></template>
<p hidden>HIDDEN The toll may be 77 dead in the town, as the desk has heard from somebody who was there and saw it.</p>
</article></body></html>
HTML
cat > read.js <<'JS'
const page = require('fs').readFileSync('page.html', 'utf8');
const kreuzberg = require('@kreuzberg/html-to-markdown-node').convert(page);
const Turndown = require('turndown');
const mammoth = require('mammoth');
const WordExtractor = require('word-extractor');
(async () => {
  console.log(JSON.stringify({
    'docx, mammoth': (await mammoth.extractRawText({ path: 'story.docx' })).value,
    'docx, word-extractor': (await new WordExtractor().extract('story.docx')).getBody(),
    'page, turndown': new Turndown().turndown(page),
    'page, html-to-text': require('html-to-text').convert(page),
    'page, kreuzberg': kreuzberg.content || kreuzberg,
  }));
})();
JS
node read.js > seen.json
venv/bin/python - <<'PYTHON'
import json

import docx
import docx2txt
import html2text
import inscriptis
import justext
import markdownify
import odfdo
import pypandoc
from docx2python import docx2python
from striprtf.striprtf import rtf_to_text

seen = json.load(open("seen.json", encoding="utf-8"))
seen["docx, python-docx"] = docx.Document("story.docx").paragraphs[0].text
seen["docx, docx2txt"] = docx2txt.process("story.docx")
seen["docx, docx2python"] = docx2python("story.docx").text
seen["docx, pandoc"] = pypandoc.convert_file("story.docx", "plain")
seen["odt, odfdo"] = odfdo.Document("story.odt").get_formatted_text()
seen["odt, pandoc"] = pypandoc.convert_file("story.odt", "plain")
seen["rtf, striprtf"] = rtf_to_text(open("story.rtf", encoding="ascii").read())
seen["rtf, pandoc"] = pypandoc.convert_file("story.rtf", "plain")
page = open("page.html", encoding="utf-8").read()
seen["page, html2text"] = html2text.html2text(page)
seen["page, markdownify"] = markdownify.markdownify(page)
seen["page, inscriptis"] = inscriptis.get_text(page)
seen["page, jusText"] = "\n".join(part.text for part in justext.justext(page, justext.get_stoplist("English")))
seen["page, pandoc"] = pypandoc.convert_text(page, "plain", format="html")
words = ("STORY", "TEMPLATE", "HIDDEN")
shown = {"rtf, pandoc": "Toll: 21 dead.", "page, turndown": "STORY HIDDEN", "page, kreuzberg": "STORY TEMPLATE"}
for name, text in sorted(seen.items()):
    on_page = name.startswith("page")
    told = " ".join(word for word in words if word in text) if on_page else text.strip()
    print(name.ljust(21), told)
    assert told == shown.get(name, " ".join(words) if on_page else "Toll: 12 21 dead."), (name, told)
PYTHON
