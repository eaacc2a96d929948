#!/usr/bin/env bash
# WebVTT names who speaks in a tag, <v Ann Orr>, and one cue may have two. webvtt-py gives a cue the first name alone and takes the
# other tag out of the words, so that Bob Ley's answer is Ann Orr's: "Did 12 die?" and "No, 21." are both hers. "&lt;50%",
# which the format has for "<50%", stays as it is typed in what it calls the text.
# Expected: two speakers, as pycaption writes them before their words, and the signs that a player shows.
# Seen with webvtt-py 0.6.0 and pycaption 2.3.14 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check webvtt-py==0.6.0 pycaption==2.3.14
cat > talk.vtt <<'VTT'
WEBVTT

00:01.000 --> 00:02.000
<v Ann Orr>Did 12 die?</v>
<v Bob Ley>No, 21.</v>

00:02.000 --> 00:03.000
<v Ann Orr>Turnout was &lt;50% then.</v>
VTT
venv/bin/python - <<'PYTHON'
import pycaption
import webvtt

cues = [(cue.voice, cue.text) for cue in webvtt.read("talk.vtt")]
captions = pycaption.WebVTTReader().read(open("talk.vtt", encoding="utf-8").read())
others = [caption.get_text() for caption in captions.get_captions(captions.get_languages()[0])]
print("webvtt-py", cues)
print("pycaption", others)
assert cues == [("Ann Orr", "Did 12 die?\nNo, 21."), ("Ann Orr", "Turnout was &lt;50% then.")], cues
assert others == ["Ann Orr: Did 12 die?\nBob Ley: No, 21.", "Ann Orr: Turnout was <50% then."], others
PYTHON
