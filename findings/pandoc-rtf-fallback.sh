#!/usr/bin/env bash
# RTF writes a letter outside its code page as a number and a stand-in for old readers, `\u8722?` or `\u8211-`, of which a new
# reader skips one character. pandoc's reader skips the stand-in and the character after it, where that is a letter or a figure
# of the running text: "\u8722?5" is read as "−", without its 5. Its own writer puts such stand-ins, so what it writes it does
# not read back: "10–15 boats" become "10–5 boats", and a quoted "yes" becomes "es". With a stand-in in hex, `\u8722\'3f5`, as
# LibreOffice writes it, all is read. A report of such a loss, of 2022, is closed.
# Expected: "−5", as striprtf reads it; after a round trip the text that went in.
# Seen with pandoc 3.9 in pypandoc-binary 1.17, and striprtf 0.0.35, of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17 striprtf==0.0.35
venv/bin/python - <<'PYTHON'
import pypandoc
from striprtf.striprtf import rtf_to_text

print("pandoc", pypandoc.get_pandoc_version())


def read(rtf):
    return pypandoc.convert_text(rtf, "plain", format="rtf", extra_args=["--wrap=none"]).strip()


text = "Some 10–15 boats sank, ≥30 people swam, and “yes” was heard."
written = pypandoc.convert_text(text, "rtf", format="markdown-smart", extra_args=["-s"])
back = read(written)
print("went in  ", text)
print("came back", back)
assert r"10\u8211-15" in written, written
assert back != text and "10–5 boats" in back and "“es”" in back and "≥30" in back, back

head = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}\pard "
seen = {body: (read(head + body + r"\par}"), rtf_to_text(head + body + r"\par}").strip()) for body in [
    r"Low of \u8722?5 degrees", r"1\u8239?200 dead", r"10\u8211-15 boats", r"Low of \u8722\'3f5 degrees", r"Low of \u8722 ?5 degrees",
]}
for body, both in seen.items():
    print(body, "->", both)
assert seen == {
    r"Low of \u8722?5 degrees": ("Low of − degrees", "Low of −5 degrees"),
    r"1\u8239?200 dead": ("1\u202f00 dead", "1\u202f200 dead"),
    r"10\u8211-15 boats": ("10–5 boats", "10–15 boats"),
    r"Low of \u8722\'3f5 degrees": ("Low of −5 degrees", "Low of −5 degrees"),
    r"Low of \u8722 ?5 degrees": ("Low of −5 degrees", "Low of −5 degrees"),
}, seen
PYTHON
