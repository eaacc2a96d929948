#!/usr/bin/env bash
# Programs that tidy subtitles change what is said. cleanit takes a minus at the start of a caption for the dash before somebody's
# words and, where only one speaks, drops it: "-5 degrees at dawn" is "5 degrees at dawn". Its rules against notes for the deaf,
# which are on by default, take any words in brackets for such a note, and "Orr did (not) resign." becomes "Orr did resign."
# srt-equalizer cuts long captions; by its way `punctuation` each comma and point ends a clause, also inside a figure: "1,200
# people" become "1, 200 people", and "It was 1.5 million." the captions "It was 1." and "5 million."
# Expected: the minus before a figure; a sentence from which no note was taken; figures whole, as by srt-equalizer's other two ways.
# Seen with cleanit 0.5.1 and srt_equalizer 0.1.13 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cleanit==0.5.1 srt_equalizer==0.1.13
cat > talk.srt <<'SRT'
1
00:00:01,000 --> 00:00:03,000
-5 degrees at dawn

2
00:00:03,000 --> 00:00:05,000
Orr did (not) resign.

3
00:00:05,000 --> 00:00:15,000
The toll in Leyton rose to 1,200 people, not 12,000, Orr said on Monday. No one else died, she said. It was 1.5 million.

SRT
for rules in default tidy; do
  cp talk.srt "$rules.srt"
  venv/bin/cleanit -t "$rules" "$rules.srt" >/dev/null
done
venv/bin/python - <<'PYTHON'
import srt
from srt_equalizer.srt_equalizer import split_subtitle


def captions(name):
    return list(srt.parse(open(name, encoding="utf-8").read()))


cleaned = {rules: [one.content for one in captions(f"{rules}.srt")[:2]] for rules in ("default", "tidy")}
print("cleanit:", cleaned)
assert cleaned == {
    "default": ["5 degrees at dawn", "Orr did resign."],
    "tidy": ["5 degrees at dawn", "Orr did (not) resign."],
}, cleaned
ways = ("greedy", "halving", "punctuation")
cut = {way: [one.content for one in split_subtitle(captions("talk.srt")[2], 42, method=way)] for way in ways}
for way in ways:
    print("srt-equalizer,", way + ":", cut[way])
whole = [all(figure in " ".join(cut[way]) for figure in ("1,200 people", "1.5 million")) for way in ways]
assert whole == [True, True, False], whole
assert "1, 200 people" in " ".join(cut["punctuation"]), cut
assert cut["punctuation"][-2].endswith("It was 1.") and cut["punctuation"][-1] == "5 million.", cut
PYTHON
