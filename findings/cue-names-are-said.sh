#!/usr/bin/env bash
# WebVTT lets a cue have a name in the line above its time, and a transcript's cues are often named for the speaker or the take.
# pysubs2 and subtitle of npm give the name to the words of the cue before: "No one died." and the next cue's "Orr, take 12" are
# one caption. A name that is a number alone is left out.
# Expected: the words of the cue; webvtt-py, pycaption and node-webvtt leave names out.
# Seen with pysubs2 1.8.1, webvtt-py 0.6.0 and pycaption 2.3.14 of PyPI, subtitle 4.2.2 and node-webvtt 1.9.4 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pysubs2==1.8.1 webvtt-py==0.6.0 pycaption==2.3.14
npm install --silent --no-audit --no-fund subtitle@4.2.2 node-webvtt@1.9.4 >/dev/null
cat > talk.vtt <<'VTT'
WEBVTT

1
00:00:01.000 --> 00:00:03.000
No one died.

Orr, take 12
00:00:03.000 --> 00:00:05.000
We were lucky.

3
00:00:05.000 --> 00:00:07.000
That is all.
VTT
cat > read.js <<'JS'
const text = require('fs').readFileSync('talk.vtt', 'utf8');
console.log(JSON.stringify({
  subtitle: require('subtitle').parseSync(text).filter((part) => part.type === 'cue').map((cue) => cue.data.text),
  'node-webvtt': require('node-webvtt').parse(text).cues.map((cue) => cue.text),
}));
JS
node read.js > seen.json
venv/bin/python -W ignore - <<'PYTHON'
import json

import pycaption
import pysubs2
import webvtt

text = open("talk.vtt", encoding="utf-8").read()
captions = pycaption.WebVTTReader().read(text)
seen = json.load(open("seen.json", encoding="utf-8"))
seen["pysubs2"] = [line.plaintext for line in pysubs2.SSAFile.from_string(text)]
seen["webvtt-py"] = [cue.text for cue in webvtt.from_string(text)]
seen["pycaption"] = [caption.get_text() for caption in captions.get_captions(captions.get_languages()[0])]
seen = {name: [" / ".join(line for line in cue.splitlines() if line) for cue in cues] for name, cues in seen.items()}
for name, cues in seen.items():
    print(name.ljust(12), cues)
right = ["No one died.", "We were lucky.", "That is all."]
wrong = ["No one died. / Orr, take 12", "We were lucky.", "That is all."]
assert seen == {"subtitle": wrong, "node-webvtt": right, "pysubs2": wrong, "webvtt-py": right, "pycaption": right}, seen
PYTHON
