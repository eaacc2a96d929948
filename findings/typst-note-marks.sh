#!/usr/bin/env bash
# Typst draws the sign of a footnote as a figure of the text's own size, on the text's own line, in a raised shape of the
# font (its `sups` feature), and says of that shape that it is a plain "1". Whoever copies or extracts the text gets "341
# people" for 34 people with note 1, and "20242" for 2024 with note 2; there is no smaller or higher run by which to tell.
# Expected: a raised figure (U+00B9), or one that is smaller and higher, as other programs draw it.
# Seen with typst 0.15.2 and pypdf 7.1.1 of PyPI, in the font that Typst brings. The marks for readers of its PDF say
# "BaselineShift"; what has no such marks is told by the width of the shape alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1
cat > page.typ <<'TYPST'
#set page("a5")
Police said 34#footnote[Counted by the harbour office.] people died in 2024#footnote[By May.].
TYPST
venv/bin/python - <<'PYTHON'
import sys, pypdf, typst

typst.compile("page.typ", output="page.pdf")
page = pypdf.PdfReader("page.pdf").pages[0]
text = page.extract_text()
print("typst", typst.__version__, "is read as", repr(text.splitlines()[0]))
sys.exit(0 if "341 people" in text and "20242" in text else 1)
PYTHON
