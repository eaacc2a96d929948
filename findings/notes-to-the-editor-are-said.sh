#!/usr/bin/env bash
# WebVTT has comments, blocks that begin with NOTE, for whoever edits the captions; no player shows them. Four programs tell them as
# words: "NOTE not 99, call Orr" stands behind the answer "No, 21." in vtt-to-json, vtt-2-json and subtitles-parser-vtt, as part of
# one caption, and in caption2text as a line of the talk. vtt-to-json leaves the last caption out, and caption2text a caption of
# SubRip that is a figure alone, "34", which it takes for the number of a caption.
# Expected: what is said, as webvtt-py, pycaption, node-webvtt and subtitle give it; 34.
# Seen with vtt-to-json 0.1.1, vtt-2-json 1.1.4, subtitles-parser-vtt 0.1.0, node-webvtt 2.0.0 and subtitle 4.2.2 of npm,
# caption2text 0.1.2, webvtt-py 0.6.0 and pycaption 2.3.14 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund vtt-to-json@0.1.1 vtt-2-json@1.1.4 subtitles-parser-vtt@0.1.0 node-webvtt@2.0.0 \
  subtitle@4.2.2 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check caption2text==0.1.2 webvtt-py==0.6.0 pycaption==2.3.14
cat > talk.vtt <<'VTT'
WEBVTT

00:00:01.000 --> 00:00:03.000
Did 12 die?

00:00:03.000 --> 00:00:05.000
No, 21.

NOTE not 99, call Orr

00:00:05.000 --> 00:00:07.000
They left at ten.

00:00:07.000 --> 00:00:09.000
Seven stayed.

VTT
cat > talk.srt <<'SRT'
1
00:00:01,000 --> 00:00:03,000
How many died?

2
00:00:03,000 --> 00:00:05,000
34

SRT
cat > read.js <<'JS'
const vtt = require('fs').readFileSync('talk.vtt', 'utf8');
const seen = {};
(async () => {
  seen['vtt-to-json'] = (await require('vtt-to-json')(vtt)).map((one) => one.part);
  const second = require('vtt-2-json');
  seen['vtt-2-json'] = (await (second.default || second)(vtt)).map((one) => one.part);
  seen['subtitles-parser-vtt'] = require('subtitles-parser-vtt').fromVtt(vtt, 'ms').map((one) => one.text);
  seen['node-webvtt'] = require('node-webvtt').parse(vtt).cues.map((one) => one.text);
  seen.subtitle = require('subtitle').parseSync(vtt).filter((one) => one.type === 'cue').map((one) => one.data.text);
  require('fs').writeFileSync('seen.json', JSON.stringify(seen));
})();
JS
node read.js
venv/bin/python - <<'PYTHON'
import json
import logging
import sys

import caption2text
import webvtt
from pycaption import WebVTTReader

seen = json.load(open("seen.json", encoding="utf-8"))
logging.disable(logging.INFO)
seen["caption2text"] = caption2text.vtt_to_transcript("talk.vtt").split("\n")
seen["webvtt-py"] = [one.text for one in webvtt.read("talk.vtt")]
read = WebVTTReader().read(open("talk.vtt", encoding="utf-8").read())
seen["pycaption"] = [one.get_text() for one in read.get_captions(read.get_languages()[0])]
figure = caption2text.srt_to_transcript("talk.srt")
for name, lines in seen.items():
    print(name.ljust(21), lines)
print("caption2text, SubRip:", repr(figure))
said = {name: "99" in " ".join(lines) for name, lines in seen.items()}
ok = (
    said == {"vtt-to-json": True, "vtt-2-json": True, "subtitles-parser-vtt": True, "node-webvtt": False, "subtitle": False,
             "caption2text": True, "webvtt-py": False, "pycaption": False}
    and [name for name, lines in seen.items() if not any("Seven stayed." in line for line in lines)] == ["vtt-to-json"]
    and figure == "How many died?"
)
sys.exit(0 if ok else "comments or figures of captions are read in another way now")
PYTHON
