#!/usr/bin/env bash
# Libraries that take personal data out of text take figures of the news for such data. "On 2024-05-06 34 people died." is "On
# {{PHONE}} people died." in scrubadub, which makes one telephone number of the day and the toll; with a comma after the day
# both stay. "The wars of 1914-1918" are "the wars of PHONE_NUMBER" in @redactpii/node, "12345 people died" is "[zip code removed]
# people died" in remove-pii, and a postcode in DataFog and OpenRedaction. 1234567890 votes are a telephone number to all but
# scrubadub, and so are as many dollars behind their sign. Two versions with two tolls become one text.
# Expected: the sentence as it is, as no one can be called or found by it; scrubadub leaves all but the first.
# Seen with scrubadub 2.0.1, phonenumbers 9.0.43 and datafog 4.9.0 of PyPI, @redactpii/node 1.0.17, @coffeeandfun/remove-pii
# 3.0.1 and @openredaction/openredaction 1.0.4 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check scrubadub==2.0.1 phonenumbers==9.0.43 datafog==4.9.0
npm install --silent --no-audit --no-fund @redactpii/node@1.0.17 @coffeeandfun/remove-pii@3.0.1 \
  @openredaction/openredaction@1.0.4 >/dev/null
cat > story.json <<'JSON'
["On 2024-05-06 34 people died.", "On 2024-05-06, 34 people died.", "The wars of 1914-1918 and 1939-1945.",
 "12345 people died.", "Orr won with 1234567890 votes.", "It cost $1234567890."]
JSON
cat > redact.mjs <<'JS'
import fs from 'node:fs';
import { Redactor } from '@redactpii/node';
import { removePII } from '@coffeeandfun/remove-pii';
import { OpenRedaction } from '@openredaction/openredaction';

const story = JSON.parse(fs.readFileSync('story.json', 'utf8'));
const redactor = new Redactor();
const open = new OpenRedaction();
fs.writeFileSync('seen.json', JSON.stringify({
  redactpii: story.map((text) => redactor.redact(text)),
  'remove-pii': story.map((text) => removePII(text)),
  openredaction: await Promise.all(story.map(async (text) => (await open.detect(text)).redacted)),
}));
JS
node redact.mjs >/dev/null
venv/bin/python - <<'PYTHON'
import json
import re
import warnings

warnings.filterwarnings("ignore")
import datafog
import scrubadub

story = json.load(open("story.json", encoding="utf-8"))
seen = json.load(open("seen.json", encoding="utf-8"))
scrubber = scrubadub.Scrubber()
seen["scrubadub"] = [scrubber.clean(text) for text in story]
seen["datafog"] = [datafog.redact(text).redacted_text for text in story]
seen["openredaction"] = [re.sub(r"_\d+\]", "]", text) for text in seen["openredaction"]]
for name, texts in seen.items():
    print(name.ljust(13), *texts, sep=" | ")
bare, comma, wars, people, votes, cost = story
assert seen == {
    "scrubadub": ["On {{PHONE}} people died.", comma, wars, people, votes, cost],
    "redactpii": [
        bare, comma, "The wars of PHONE_NUMBER and PHONE_NUMBER.", people, "Orr won with PHONE_NUMBER votes.",
        "It cost $PHONE_NUMBER.",
    ],
    "datafog": [
        "On [DATE_1] 34 people died.", "On [DATE_1], 34 people died.", wars, "[ZIP_CODE_1] people died.",
        "Orr won with [PHONE_1] votes.", "It cost $[PHONE_1].",
    ],
    "remove-pii": [
        bare, comma, wars, "[zip code removed] people died.", "Orr won with [phone removed] votes.", "It cost $[phone removed].",
    ],
    "openredaction": [bare, comma, wars, "[ZIP] people died.", "Orr won with [PHONE_US] votes.", "It cost $[PHONE_US]."],
}, seen
PYTHON
