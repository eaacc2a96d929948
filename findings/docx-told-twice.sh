#!/usr/bin/env bash
# Word keeps a box of text twice in its file, once for new readers and once, in mc:Fallback, for old ones; only one is drawn.
# docx2txt and docx2python read both, so that "34 dead" in a box is told twice. A paragraph that was moved with changes tracked
# stands twice, too, where it was (w:moveFrom) and where it is: docx2txt, docx2python and word-extractor tell both.
# Expected: one box; the moved words where they are, as mammoth and pandoc read them. Deleted words are left out by all five.
# Seen with docx2txt 0.9, docx2python 3.7.1 and pandoc 3.9 (pypandoc-binary 1.17) of PyPI, mammoth 1.13.0 and word-extractor 1.0.4
# of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check docx2txt==0.9 docx2python==3.7.1 pypandoc-binary==1.17
npm install --silent --no-audit --no-fund mammoth@1.13.0 word-extractor@1.0.4 >/dev/null
cat > write.py <<'PYTHON'
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
names = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
author = 'w:id="{}" w:author="Ann Ley" w:date="2024-05-06T10:00:00Z"'

def run(words, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'

box = f"<w:txbxContent><w:p>{run('BOX 34 dead')}</w:p></w:txbxContent>"
shape = f"""<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/>
<wp:docPr id="1" name="Box"/>
<a:graphic><a:graphicData uri="{names['wps']}"><wps:wsp><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape>
</w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
body = (
    f"<w:p>{run('Start.')}{shape}</w:p>"
    f"<w:p>{run('First. ')}<w:moveFrom {author.format(2)}>{run('MOVED 12 hurt.')}</w:moveFrom></w:p>"
    f"<w:p>{run('Second. ')}<w:moveTo {author.format(3)}>{run('MOVED 12 hurt.')}</w:moveTo></w:p>"
    f"<w:p>{run('Third. ')}<w:del {author.format(4)}>{run('GONE 5 lost.', 'delText')}</w:del></w:p>"
)
spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
types = "application/vnd.openxmlformats-"
with zipfile.ZipFile("story.docx", "w") as package:
    package.writestr("[Content_Types].xml", f"""{head}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="{types}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{types}officedocument.wordprocessingml.document.main+xml"/></Types>""")
    package.writestr("_rels/.rels", f"""{head}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"
 Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>""")
    package.writestr("word/_rels/document.xml.rels", f'{head}<Relationships xmlns="{PACKAGE}/relationships"/>')
    package.writestr("word/document.xml", f"{head}<w:document {spaces}><w:body>{body}</w:body></w:document>")
PYTHON
python3 write.py
cat > read.js <<'JS'
const mammoth = require('mammoth');
const WordExtractor = require('word-extractor');
(async () => {
  const extracted = await new WordExtractor().extract('story.docx');
  console.log(JSON.stringify({
    mammoth: (await mammoth.extractRawText({ path: 'story.docx' })).value,
    'word-extractor': `${extracted.getBody()}\n${extracted.getTextboxes()}`,
  }));
})();
JS
node read.js > seen.json
venv/bin/python - <<'PYTHON'
import json

import docx2txt
import pypandoc
from docx2python import docx2python

texts = json.load(open("seen.json", encoding="utf-8"))
texts["docx2txt"] = docx2txt.process("story.docx")
texts["docx2python"] = docx2python("story.docx").text
texts["pandoc"] = pypandoc.convert_file("story.docx", "plain")
seen = {name: [text.count(word) for word in ("BOX", "MOVED", "GONE")] for name, text in texts.items()}
print("times told: box, moved, deleted")
for name, times in seen.items():
    print(name.ljust(15), *times)
assert seen == {
    "mammoth": [1, 1, 0],
    "word-extractor": [1, 2, 0],
    "docx2txt": [2, 2, 0],
    "docx2python": [2, 2, 0],
    "pandoc": [1, 1, 0],
}, seen
PYTHON
