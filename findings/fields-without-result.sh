#!/usr/bin/env bash
# A word processor keeps a date or a sum that it works out as a field with its last result in it: w:fldSimple in Word files, text:date
# and text:expression in OpenDocument. The result stands on the page, and many readers leave it out without a mark: "The bridge
# closes on 9 May after 21 deaths." is read as "The bridge closes on after deaths." by python-docx, mammoth and pandoc from
# .docx, and by pandoc and officeparser from .odt.
# Expected: the words on the page, which docx2txt, docx2python and odfpy give, and officeparser from .docx.
# Seen with python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1, odfpy 1.4.1 and pandoc 3.9 (pypandoc-binary 1.17) of PyPI; docx 9.15.2,
# which writes the Word file, mammoth 1.13.0 and officeparser 7.8.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund docx@9.15.2 mammoth@1.13.0 officeparser@7.8.0 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1
venv/bin/pip install --quiet --disable-pip-version-check odfpy==1.4.1 pypandoc-binary==1.17
cat > write.js <<'JS'
const { Document, Packer, Paragraph, SimpleField, TextRun } = require('docx');
const children = [
  new TextRun('The bridge closes on '),
  new SimpleField('DATE \\@ "d MMMM"', '9 May'),
  new TextRun(' after '),
  new SimpleField('= 12 + 9', '21'),
  new TextRun(' deaths.'),
];
const story = new Document({ sections: [{ children: [new Paragraph({ children })] }] });
Packer.toBuffer(story).then((file) => require('fs').writeFileSync('story.docx', file));
JS
node write.js
cat > write.py <<'PYTHON'
from odf import text
from odf.opendocument import OpenDocumentText

document = OpenDocumentText()
paragraph = text.P(text="The bridge closes on ")
paragraph.addElement(text.Date(datevalue="2024-05-09", text="9 May"))
paragraph.addText(" after ")
paragraph.addElement(text.Expression(formula="ooow:12+9", valuetype="float", value="21", text="21"))
paragraph.addText(" deaths.")
document.text.addElement(paragraph)
document.save("story.odt")
PYTHON
venv/bin/python write.py
cat > read.js <<'JS'
const { extractRawText } = require('mammoth');
const { parseOffice } = require('officeparser');
(async () => {
  const words = {
    'mammoth docx': (await extractRawText({ path: 'story.docx' })).value,
    'officeparser docx': (await parseOffice('story.docx')).toText(),
    'officeparser odt': (await parseOffice('story.odt')).toText(),
  };
  console.log(JSON.stringify(words));
})();
JS
node read.js > others.json
venv/bin/python - <<'PYTHON'
import json

import docx
import docx2txt
import pypandoc
from docx2python import docx2python
from odf import teletype, text
from odf.opendocument import load

seen = {
    "python-docx docx": docx.Document("story.docx").paragraphs[0].text,
    "docx2txt docx": docx2txt.process("story.docx"),
    "docx2python docx": docx2python("story.docx").text,
    "pandoc docx": pypandoc.convert_file("story.docx", "plain"),
    "pandoc odt": pypandoc.convert_file("story.odt", "plain"),
    "odfpy odt": teletype.extractText(load("story.odt").getElementsByType(text.P)[0]),
    **json.load(open("others.json")),
}
seen = {name: " ".join(words.split()) for name, words in seen.items()}
for name, words in sorted(seen.items(), key=lambda both: both[1]):
    print(name.ljust(18), words)
lost = {name for name, words in seen.items() if words == "The bridge closes on after deaths."}
kept = {name for name, words in seen.items() if words == "The bridge closes on 9 May after 21 deaths."}
assert lost == {"python-docx docx", "mammoth docx", "pandoc docx", "pandoc odt", "officeparser odt"}, seen
assert lost | kept == set(seen), seen
PYTHON
