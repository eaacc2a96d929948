#!/usr/bin/env bash
# jusText takes the paragraphs of text out of a page. A blank that stands alone between two elements of one sentence is lost, so
# that two words or two figures become one: "<b>12</b> <b>people</b>" is "12people", and a corrected toll,
# "<del>12</del> <ins>21</ins>", is 1221. Where a word stands between the elements, the blanks around it stay.
# Expected: "12 people", "12 21".
# Seen with jusText 3.0.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check justext==3.0.2 lxml_html_clean
venv/bin/python - <<'PYTHON'
import justext

FILL = "The council of the town met again in the old hall by the river, and the members spoke for two hours about the bridge. " * 2

def read(inner):
    page = f"<html><body><p>{FILL}The answer is {inner}, a clerk told the members.</p></body></html>"
    text = " ".join(p.text for p in justext.justext(page.encode(), justext.get_stoplist("English")))
    return text[text.index("The answer is"):].split(", a clerk")[0].replace("The answer is ", "")

seen = [read(inner) for inner in (
    "<b>12</b> <b>people</b>", "<del>12</del> <ins>21</ins>", '<a href="a">12</a>\n<a href="b">21</a>', "<b>12</b> of <b>21</b>")]
print(seen)
assert seen == ["12people", "1221", "1221", "12 of 21"], seen
PYTHON
