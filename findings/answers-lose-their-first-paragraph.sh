#!/usr/bin/env bash
# podcast-transcript-convert turns transcripts of talks into the JSON that podcast players read. In a transcript as a page, <cite>
# names who speaks, <time> says when, and <p> is what was said. Of an answer in two paragraphs the last alone is left: of Ann Orr's
# "No one died in the fire." and "31 people were hurt." only the second stays, and nothing is said. From WebVTT "&lt;50%" comes
# through as it is typed.
# Expected: both paragraphs, in one segment or two, as it keeps both lines of a caption; "<50%".
# Seen with podcast-transcript-convert 0.1.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check podcast-transcript-convert==0.1.2
venv/bin/python - <<'PYTHON'
import sys

from podcast_transcript_convert.converters.html_to_json import html_to_podcast_dict
from podcast_transcript_convert.converters.vtt_to_json import vtt_to_podcast_dict

page = """<!DOCTYPE html><html><body>
<cite>Ann Orr:</cite>
<time>0:00</time>
<p>No one died in the fire.</p>
<p>31 people were hurt.</p>
<cite>Bob Ley:</cite>
<time>0:12</time>
<p>Did 12 leave?</p>
</body></html>"""
captions = """WEBVTT

00:00:00.000 --> 00:00:04.000
<v Ann Orr>No one died in the fire.
Turnout was &lt;50%.</v>
"""
told = [(one.get("speaker"), one["body"]) for one in html_to_podcast_dict(page)["segments"]]
vtt = [(one.get("speaker"), one["body"]) for one in vtt_to_podcast_dict(captions)["segments"]]
print(told)
print(vtt)
ok = told == [("Ann Orr", "31 people were hurt."), ("Bob Ley", "Did 12 leave?")] and vtt == [
    ("Ann Orr", "No one died in the fire. Turnout was &lt;50%.")
]
sys.exit(0 if ok else "podcast-transcript-convert keeps another part of the answer now")
PYTHON
