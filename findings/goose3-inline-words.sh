#!/usr/bin/env bash
# goose3 takes the article out of a news page. Words inside a sentence that stand in an element which it does not know as part of
# running text are left out, without a mark: the day in <time>, the figure that a correction put in with <ins>, what stands in
# <u>, <mark>, <abbr>, <data>, <q> or <cite>. "It closes on <time>9 May</time>" becomes "It closes on".
# Expected: the words of the sentence, as with <b>, <i> and <small>, which it keeps.
# Seen with goose3 3.1.22 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check goose3==3.1.22
venv/bin/python - <<'PYTHON'
from goose3 import Goose

FILL = "The council of the town met again in the old hall by the river, and the members spoke for two hours about the bridge. "

def read(inner):
    last = f"<p>{FILL}The answer is {inner} as of now, a clerk told the members.</p>"
    page = f"<html><body><article><h1>Bridge</h1>{f'<p>{FILL}{FILL}</p>' * 2}{last}</article></body></html>"
    text = Goose().extract(raw_html=page).cleaned_text
    return text[text.index("The answer is"):].split(" as of now")[0].replace("The answer is", "").strip()

kept = {tag: read(f"<{tag}>9 May</{tag}>") for tag in ("b", "i", "small", "time", "ins", "u", "mark", "abbr", "data", "q", "cite")}
print(kept)
lost = {tag for tag, text in kept.items() if text == ""}
assert lost == {"time", "ins", "u", "mark", "abbr", "data", "q", "cite"}, lost
assert all(kept[tag] == "9 May" for tag in ("b", "i", "small")), kept
PYTHON
