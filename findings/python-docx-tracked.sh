#!/usr/bin/env bash
# python-docx reads a paragraph with tracked changes on neither side of them: its `text` has no deleted words, and no inserted
# ones either. A correction of a figure leaves a hole: "31" deleted and "34" inserted is read as " people died".
# Expected: the text with its changes accepted, which docx2txt and mammoth give, or before them.
# Seen with python-docx 1.2.0, docx2txt 0.9 and mammoth 1.13.0 of PyPI, on a comparison made by python-redlines 2.0.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0 "python-redlines[docxodus]==2.0.0"
XDG_CACHE_HOME="$folder" venv/bin/python - <<'PYTHON'
import sys
import docx, docx2txt, mammoth
from python_redlines.engines import DocxodusEngine

for name, count in (("before", 31), ("after", 34)):
    made = docx.Document()
    made.add_paragraph(f"The owner says that {count} people died.")
    made.save(f"{name}.docx")
answer = DocxodusEngine().run_redline("Ada Holt", open("before.docx", "rb").read(), open("after.docx", "rb").read())
with open("tracked.docx", "wb") as file:
    file.write(answer[0])
with open("tracked.docx", "rb") as file:
    others = [docx2txt.process("tracked.docx"), mammoth.extract_raw_text(file).value.strip()]
own = docx.Document("tracked.docx").paragraphs[0].text
print("python-docx:", repr(own))
print("docx2txt, mammoth:", others)
sys.exit(0 if "31" not in own and "34" not in own and all("that 34 people" in other for other in others) else 1)
PYTHON
