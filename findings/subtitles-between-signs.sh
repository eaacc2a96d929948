#!/usr/bin/env bash
# SubRip subtitles are plain text with a few tags; "<" and ">" need no escape there. Libraries that hand out their words take all
# from the first "<" to the next ">" for a tag: "Turnout was <50% in the north, >60% in the south." becomes "Turnout was 60% in
# the south.", a whole sentence that nobody said. subsrt-ts writes it so into the WebVTT file that it converts to.
# Expected: a tag begins with a letter or a slash; pysubs2 and pycaption keep the sentence.
# Seen with webvtt-py 0.6.0, pysrt 1.1.2, pysubs2 1.8.1 and pycaption 2.3.14 of PyPI, subsrt-ts 2.1.2 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check webvtt-py==0.6.0 pysrt==1.1.2 pysubs2==1.8.1 pycaption==2.3.14
npm install --silent --no-audit --no-fund subsrt-ts@2.1.2 >/dev/null
cat > talk.srt <<'SRT'
1
00:00:01,000 --> 00:00:03,000
Turnout was <50% in the north, >60% in the south.

2
00:00:03,000 --> 00:00:05,000
<i>No.</i> It was 50%.

SRT
cat > convert.js <<'JS'
const subsrt = require('subsrt-ts');
const convert = (subsrt.default || subsrt).convert;
process.stdout.write(convert(require('fs').readFileSync('talk.srt', 'utf8'), { format: 'vtt' }));
JS
node convert.js > talk.vtt
venv/bin/python - <<'PYTHON'
import pycaption
import pysrt
import pysubs2
import webvtt

text = open("talk.srt", encoding="utf-8").read()
captions = pycaption.SRTReader().read(text)
seen = {
    "webvtt-py": webvtt.from_srt("talk.srt")[0].text,
    "pysrt": pysrt.from_string(text)[0].text_without_tags,
    "subsrt-ts": [line for line in open("talk.vtt", encoding="utf-8") if line.startswith("Turnout")][0].strip(),
    "pysubs2": pysubs2.SSAFile.from_string(text)[0].plaintext,
    "pycaption": captions.get_captions(captions.get_languages()[0])[0].get_text(),
}
for name, words in seen.items():
    print(name.ljust(10), words)
whole = "Turnout was <50% in the north, >60% in the south."
cut = "Turnout was 60% in the south."
assert seen == {"webvtt-py": cut, "pysrt": cut, "subsrt-ts": cut, "pysubs2": whole, "pycaption": whole}, seen
PYTHON
