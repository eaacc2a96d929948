#!/usr/bin/env bash
# officeparser reads many kinds of documents. Of an RTF file it drops the dashes that RTF has words for, so that "10\endash 15 boats"
# are 1015 boats and "1914\emdash 1918" is 19141918, and it writes the hyphen and the blank at which no line may end as they are
# typed: "10_15", "5~000". After a letter with a stand-in for old readers, `\u8722?`, it writes the stand-in too: "−?5 degrees".
# Expected: "10–15", "10-15", "5 000", "−5", as striprtf reads them.
# Seen with officeparser 7.8.0 of npm and striprtf 0.0.35 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check striprtf==0.0.35
npm install --silent --no-audit --no-fund officeparser@7.8.0 >/dev/null
cat > story.rtf <<'RTF'
{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}
\pard 10\endash 15 boats; 1914\emdash 1918; 10\_15 boats; 5\~000 dead; \u8722?5 degrees; \u8805?30 hurt\par
}
RTF
cat > read.js <<'JS'
require('officeparser').parseOffice('story.rtf').then((story) => process.stdout.write(story.toText().trim()));
JS
node read.js > words.txt
venv/bin/python - <<'PYTHON'
from striprtf.striprtf import rtf_to_text

words = open("words.txt", encoding="utf-8").read()
others = rtf_to_text(open("story.rtf", encoding="utf-8").read()).strip()
print("officeparser", words)
print("striprtf    ", others)
assert words == "1015 boats; 19141918; 10_15 boats; 5~000 dead; −?5 degrees; ≥?30 hurt", words
assert others == "10–15 boats; 1914—1918; 10\u201115 boats; 5\u00a0000 dead; −5 degrees; ≥30 hurt", others
PYTHON
