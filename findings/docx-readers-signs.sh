#!/usr/bin/env bash
# Word keeps some signs of a text as elements, not as letters: "≥" and "µ" from its dialog for symbols (w:sym), the hyphen at
# which no line may end (w:noBreakHyphen). Libraries that read documents leave some of them out, each others, and what is left
# is another figure: python-docx reads "≥30 µg" as "30 g", docx2txt that too and "10-15" as "1015", docx2python "1015".
# Expected: the sign, or a mark that there is one; mammoth reads all three.
# Seen with python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1 and mammoth 1.13.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
venv/bin/python - <<'PYTHON'
import sys
import docx, docx2txt, mammoth
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx2python import docx2python

made = docx.Document()
paragraph = made.add_paragraph("The dose is ")

def element(name, **attributes):
    child = OxmlElement(name)
    for key, value in attributes.items():
        child.set(qn("w:" + key), value)
    paragraph.add_run()._r.append(child)

element("w:sym", font="Symbol", char="F0B3")
paragraph.add_run("30 ")
element("w:sym", font="Symbol", char="F06D")
paragraph.add_run("g for 10")
element("w:noBreakHyphen")
paragraph.add_run("15 days.")
made.save("dose.docx")
with open("dose.docx", "rb") as file:
    read = {
        "python-docx": docx.Document("dose.docx").paragraphs[0].text,
        "docx2txt": docx2txt.process("dose.docx"),
        "docx2python": docx2python("dose.docx").text,
        "mammoth": mammoth.extract_raw_text(file).value.strip(),
    }
for name, text in read.items():
    print(f"{name}: {text}")
lost = "is 30 g for" in read["python-docx"] and "is 30 g for 1015" in read["docx2txt"] and "for 1015 days" in read["docx2python"]
kept = "≥30" in read["mammoth"] and "10\u201115" in read["mammoth"]
sys.exit(0 if lost and kept else 1)
PYTHON
