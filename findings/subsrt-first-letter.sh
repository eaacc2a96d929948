#!/usr/bin/env bash
# subsrt-ts converts subtitles. Of each line of an SSA or ASS file it drops the first character, also where it has written the
# file itself: "12 people died." becomes "2 people died.", "-5 at dawn." is "5 at dawn.", and "9 were hurt." loses its figure. The
# times stay right, and nothing is said. Between SRT and WebVTT all is kept.
# Expected: the words that went in; subsrt, from which it was made, and pysubs2 read the same file whole.
# Seen with subsrt-ts 2.1.2 and subsrt 1.1.1 of npm, pysubs2 1.8.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pysubs2==1.8.1
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2 subsrt@1.1.1 >/dev/null
cat > talk.srt <<'SRT'
1
00:00:01,000 --> 00:00:03,000
12 people died.

2
00:00:03,000 --> 00:00:05,000
-5 at dawn.

3
00:00:05,000 --> 00:00:07,000
9 were hurt.

SRT
cat > convert.js <<'JS'
const fs = require('fs');
const ours = require('subsrt-ts').default || require('subsrt-ts');
const older = require('subsrt');
const srt = fs.readFileSync('talk.srt', 'utf8');
const words = (reader, text, format) =>
  reader.parse(text, { format }).filter((c) => c.type === 'caption').map((c) => c.text.trim());
const ass = ours.convert(srt, { format: 'ass' });
fs.writeFileSync('talk.ass', ass);
console.log(JSON.stringify({
  'subsrt-ts, srt': words(ours, srt, 'srt'),
  'subsrt-ts, vtt': words(ours, ours.convert(srt, { format: 'vtt' }), 'vtt'),
  'subsrt-ts, ass': words(ours, ass, 'ass'),
  'subsrt-ts, ssa': words(ours, ours.convert(srt, { format: 'ssa' }), 'ssa'),
  'subsrt, ass': words(older, ass, 'ass'),
}));
JS
node convert.js > seen.json
venv/bin/python - <<'PYTHON'
import json

import pysubs2

seen = json.load(open("seen.json", encoding="utf-8"))
seen["pysubs2, ass"] = [line.plaintext for line in pysubs2.load("talk.ass")]
for name, lines in seen.items():
    print(name.ljust(14), lines)
whole = ["12 people died.", "-5 at dawn.", "9 were hurt."]
cut = ["2 people died.", "5 at dawn.", "were hurt."]
for name, lines in seen.items():
    assert lines == (cut if name in ("subsrt-ts, ass", "subsrt-ts, ssa") else whole), (name, lines)
PYTHON
