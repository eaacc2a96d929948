#!/usr/bin/env bash
# A Word file with tracked changes may strike out the end of a paragraph or a whole row of a table, and move words. docx-revisions
# accepts all changes of a file, and takes only struck words out: "Toll rose to 12" and "thousand." stay two paragraphs, a struck
# row stays without its words, so that a count of rows counts it, and moved words stay marked in both places. docx2md-cli leaves
# the paragraph in two and the empty row, too, and tells what was moved twice; pandoc leaves the row alone.
# Expected: "Toll rose to 12 thousand." and a row less, as ECMA-376 says of a deleted paragraph mark and a deleted row (part 1,
# 17.13.5.15 and 17.13.5.12) and docx-to-markdown writes.
# Seen with docx-revisions 0.1.5, python-docx 1.2.0, docx-to-markdown 2.32.0, docx2md-cli 0.2.0 and pandoc 3.9 (pypandoc-binary 1.17)
# of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check docx-revisions==0.1.5 python-docx==1.2.0 docx-to-markdown==2.32.0 \
  docx2md-cli==0.2.0 pypandoc-binary==1.17
cat > make.py <<'PYTHON'
import zipfile

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WHO = 'w:author="Ann Orr" w:date="2024-05-06T10:00:00Z"'


def run(text, kind="t"):
    return f'<w:r><w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


def paragraph(*parts, mark=""):
    return f"<w:p>{mark}{''.join(parts)}</w:p>"


def row(cells, mark=""):
    return "<w:tr>" + mark + "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def gone(text, number):
    return f'<w:del w:id="{number}" {WHO}>{run(text, "delText")}</w:del>'


ended = f'<w:pPr><w:rPr><w:del w:id="1" {WHO}/></w:rPr></w:pPr>'
body = (
    paragraph(run("The dead: "), gone("31", 2), f'<w:ins w:id="3" {WHO}>{run("34")}</w:ins>')
    + paragraph(run("Toll rose to 12"), mark=ended)
    + paragraph(run(" thousand."))
    + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    + row([run("Town"), run("Dead")])
    + row([gone("Orrville", 5), gone("21", 6)], f'<w:trPr><w:del w:id="4" {WHO}/></w:trPr>')
    + row([run("Leyton"), run("5")])
    + "</w:tbl>"
    + paragraph(
        f'<w:moveFrom w:id="7" {WHO}>{run("Seven left. ")}</w:moveFrom>',
        run("None stayed. "),
        f'<w:moveTo w:id="8" {WHO}>{run("Seven left.")}</w:moveTo>',
    )
)
head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
types = "application/vnd.openxmlformats-"
word = types + "officedocument.wordprocessingml."
with zipfile.ZipFile("toll.docx", "w") as file:
    file.writestr("[Content_Types].xml", f"""{head}<Types xmlns="{package}/content-types">
<Default Extension="rels" ContentType="{types}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{word}document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{word}styles+xml"/></Types>""")
    for name, kind, target in (
        ("_rels/.rels", "officeDocument", "word/document.xml"),
        ("word/_rels/document.xml.rels", "styles", "styles.xml"),
    ):
        file.writestr(name, f"""{head}<Relationships xmlns="{package}/relationships">
<Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/></Relationships>""")
    file.writestr("word/styles.xml", f"""{head}<w:styles {SPACE}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>""")
    file.writestr("word/document.xml", f"{head}<w:document {SPACE}><w:body>{body}<w:sectPr/></w:body></w:document>")
PYTHON
venv/bin/python make.py
venv/bin/docx-to-markdown --quiet --display-mode proposed toll.docx > proposed.md
venv/bin/docx2md toll.docx -o other.md --no-frontmatter -q >/dev/null
venv/bin/python - <<'PYTHON'
import re
import sys
import zipfile

import docx
import pypandoc
from docx_revisions import RevisionDocument

document = RevisionDocument("toll.docx")
document.accept_all()
document.save("accepted.docx")
accepted = docx.Document("accepted.docx")
lines = [one.text for one in accepted.paragraphs]
rows = [[cell.text for cell in row.cells] for row in accepted.tables[0].rows]
xml = zipfile.ZipFile("accepted.docx").read("word/document.xml").decode()
left = [name for name in ("w:moveFrom", "w:moveTo", "w:del", "w:ins") if f"<{name} " in xml]
print("docx-revisions:", lines, rows, "marks left:", left)
seen = {name: open(name, encoding="utf-8").read() for name in ("proposed.md", "other.md")}
seen["pandoc"] = pypandoc.convert_file("toll.docx", "gfm", extra_args=["--track-changes=accept", "--wrap=none"])
for name, text in seen.items():
    print(name + ":", repr(text))
joined = {name: bool(re.search(r"12 +thousand", text)) for name, text in seen.items()}
empty = {name: bool(re.search(r"\|\s*\|\s*\|", text)) for name, text in seen.items()}
print("joined:", joined, "empty row:", empty)
ok = (
    lines[:3] == ["The dead: 34", "Toll rose to 12", " thousand."]
    and rows == [["Town", "Dead"], ["", ""], ["Leyton", "5"]]
    and left == ["w:moveFrom", "w:moveTo", "w:del"]
    and joined == {"proposed.md": True, "other.md": False, "pandoc": True}
    and empty == {"proposed.md": False, "other.md": True, "pandoc": True}
    and seen["other.md"].count("Seven left.") == 2
    and seen["pandoc"].count("Seven left.") == 1
)
sys.exit(0 if ok else "tracked changes are accepted in another way now")
PYTHON
