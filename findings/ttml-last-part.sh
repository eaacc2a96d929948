#!/usr/bin/env bash
# Broadcasters' subtitles (TTML, EBU-TT) may stand in several <div>, one for a scene or a reporter. pycaption keeps the last
# alone: of three captions in two of them it hands out one, and writes that as the whole SRT file. With a language of its own on
# each <div> all are kept, each in its language.
# Expected: all captions, as ttconv reads them.
# Seen with pycaption 2.3.14 and ttconv 1.2.3 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pycaption==2.3.14 ttconv==1.2.3
venv/bin/python -W ignore - <<'PYTHON'
import xml.etree.ElementTree as tree

import pycaption
import ttconv.imsc.reader
import ttconv.srt.writer

def document(first, second):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body>
<div{first}><p begin="00:00:01.000" end="00:00:03.000">Twelve died.</p>
<p begin="00:00:03.000" end="00:00:05.000">Or more?</p></div>
<div{second}><p begin="00:00:05.000" end="00:00:07.000">No, said Orr.</p></div>
</body></tt>"""

def words(srt):
    return [line for line in srt.splitlines() if line.strip() and "-->" not in line and not line.strip().isdigit()]

def by_pycaption(text):
    return words(pycaption.SRTWriter().write(pycaption.DFXPReader().read(text)))

def by_ttconv(text):
    return words(ttconv.srt.writer.from_model(ttconv.imsc.reader.to_model(tree.ElementTree(tree.fromstring(text)))))

two = document("", "")
one = two.replace("</div>\n<div>", "")
seen = {"one <div>": (by_pycaption(one), by_ttconv(one)), "two <div>": (by_pycaption(two), by_ttconv(two))}
for name, both in seen.items():
    print(name, "pycaption", both[0], "ttconv", both[1])
whole = ["Twelve died.", "Or more?", "No, said Orr."]
assert seen == {"one <div>": (whole, whole), "two <div>": (["No, said Orr."], whole)}, seen
captions = pycaption.DFXPReader().read(document(' xml:lang="en"', ' xml:lang="cy"'))
counts = {language: len(captions.get_captions(language)) for language in captions.get_languages()}
print("two languages", counts)
assert counts == {"en": 2, "cy": 1}, counts
PYTHON
