#!/usr/bin/env bash
# fpdf2 has a small Markdown of its own (`markdown=True`) in which two hyphens underline what stands between them and the next
# two. Ranges that are typed with two hyphens, as typewriters and pandoc's Markdown write them, lose both: "10--15 ships,
# 3--4 of them" is drawn as "1015 ships, 34 of them", and "1914--1918" as "19141918". Bold and italic marks are Markdown's own.
# Expected: two hyphens between figures stay, or a dash.
# Seen with fpdf2 2.8.9 and pypdf 7.1.1 of PyPI. Without `markdown=True` the hyphens are drawn.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check fpdf2==2.8.9 pypdf==7.1.1
venv/bin/python - <<'PYTHON'
import io, sys
import fpdf, pypdf

def drawn(markdown):
    paper = fpdf.FPDF()
    paper.add_page()
    paper.set_font("Helvetica", size=12)
    paper.multi_cell(0, 6, "Of 10--15 ships, 3--4 of them old. From 1914--1918 none sailed.", markdown=markdown)
    return pypdf.PdfReader(io.BytesIO(bytes(paper.output()))).pages[0].extract_text()

marked, plain = drawn(True), drawn(False)
print("with markdown:", marked)
print("without:", plain)
sys.exit(0 if "1015 ships, 34 of them" in marked and "10--15" in plain else 1)
PYTHON
