#!/usr/bin/env bash
# Inscriptis writes a page as text with its layout. Around a <span>, which means nothing by itself, it puts blanks, even inside a
# figure: "2<span>.</span>5" is "2 . 5", "12<span>,000</span>" is "12 ,000", "$<span>5</span>m" is "$ 5 m". Pages have such spans
# where a script or an editor marks a part of a word. Around <b>, <em> and <strong> it puts none.
# Expected: what a browser shows, "2.5", "12,000" and "$5m".
# Seen with inscriptis 2.7.6 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check inscriptis==2.7.6
venv/bin/python - <<'PYTHON'
from inscriptis import get_text

def read(inner):
    return get_text(f"<html><body><p>It rose to {inner} now.</p></body></html>").strip().removeprefix("It rose to ").removesuffix(" now.")

seen = [read(inner) for inner in ("2<span>.</span>5", "12<span>,000</span>", "$<span>5</span>m", "2<b>.</b>5", "<strong>12</strong>,000")]
print(seen)
assert seen == ["2 . 5", "12 ,000", "$ 5 m", "2.5", "12,000"], seen
PYTHON
