#!/usr/bin/env bash
# Programs that set good marks into texts change figures and law. typograf and Typus halve days: "on 1/2/2024" becomes "on
# ½/2024". typopo sets dashes into dates and telephone numbers, "2024–05–06", "555–0100", which is no ISO date any more. Of a
# hyphen between two figures Typus makes a minus (U+2212) where the second is not greater: a win of 3-2 becomes a subtraction, as
# does the season of 2023-24, while a loss of 2-3 gets a dash, and an ISO date gets one of each. typograf, markdown-it's
# `typographer` and Typus make "Section 2(c) of the Act" "Section 2© of the Act".
# Expected: "1/2 cup" is a half, and what stands in a longer row of figures or right behind one is left alone; a dash in results.
# Seen with typograf 7.8.0 (locale en-GB), typopo 3.1.0 and markdown-it 15.0.3 of npm, typus 0.2.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check typus==0.2.2
npm install --silent --no-audit --no-fund typograf@7.8.0 typopo@3.1.0 markdown-it@15.0.3 >/dev/null
cat > set.mjs <<'JS'
import MarkdownIt from 'markdown-it';
import Typograf from 'typograf';
import { fixTypos } from 'typopo';

const typograf = new Typograf({ locale: ['en-GB'] });
const markdown = new MarkdownIt({ typographer: true });
const set = (text) => [typograf.execute(text), fixTypos(text, 'en-us'), markdown.renderInline(text)];
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(set)));
JS
cat > set.py <<'PYTHON'
import json
import subprocess

from typus import en_typus

minus = "\u2212"
names = ["typograf", "typopo", "markdown-it", "Typus"]
expected = {
    "10-15 ships": ["10-15 ships", "10–15 ships", "10-15 ships", "10–15 ships"],
    "1/2 mile": ["½ mile", "1/2 mile", "1/2 mile", "½ mile"],
    "Met on 1/2/2024.": ["Met on ½/2024.", "Met on 1/2/2024.", "Met on 1/2/2024.", "Met on ½/2024."],
    "Met on 2024-05-06.": ["Met on 2024-05-06.", "Met on 2024–05–06.", "Met on 2024-05-06.", f"Met on 2024{minus}05–06."],
    "Call 555-0100.": ["Call 555-0100.", "Call 555–0100.", "Call 555-0100.", f"Call 555{minus}0100."],
    "A loss by 2-3.": ["A loss by 2-3.", "A loss by 2–3.", "A loss by 2-3.", "A loss by 2–3."],
    "A win by 3-2.": ["A win by 3-2.", "A win by 3–2.", "A win by 3-2.", f"A win by 3{minus}2."],
    "Season of 2023-24.": ["Season of 2023-24.", "Season of 2023–24.", "Season of 2023-24.", f"Season of 2023{minus}24."],
    "Section 2(c) of the Act": ["Section 2© of the Act", "Section 2(c) of the Act", *["Section 2© of the Act"] * 2],
}
done = subprocess.run(["node", "set.mjs", json.dumps(list(expected))], capture_output=True, text=True, check=True)
seen = {}
for text, others in zip(expected, json.loads(done.stdout)):
    # The blanks at which no line may end are not looked at.
    seen[text] = [line.replace("\u00a0", " ").replace("\u202f", " ") for line in (*others, en_typus(text))]
    print(text, "|", dict(zip(names, seen[text])))
assert seen == expected, seen
PYTHON
TZ=UTC venv/bin/python set.py
