#!/usr/bin/env bash
# Atom lets a story stand in its feed as XHTML, without escapes. rss-parser takes the words in bold or italics out of their
# sentences and sets them behind: "The toll rose from <b>12</b> to <b>21</b>, not <i>34</i>." becomes "The toll rose from  to ,
# not .122134" in what it calls the snippet, and the HTML is scrambled alike. @extractus/feed-extractor gives no title and no text
# for such an entry, fastfeedparser no title; and the former gives the day of the last change as `published`, with a day of
# publication beside it.
# Expected: the words in their order, as feedsmith, @rowanmanning/feed-parser and feedparser of PyPI give them; 6 May.
# Seen with rss-parser 3.13.0, @extractus/feed-extractor 8.0.3, feedsmith 3.0.1 and @rowanmanning/feed-parser 2.1.5 of npm,
# feedparser 6.0.14 and fastfeedparser 0.6.5 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check feedparser==6.0.14 fastfeedparser==0.6.5
npm install --silent --no-audit --no-fund rss-parser@3.13.0 @extractus/feed-extractor@8.0.3 feedsmith@3.0.1 \
  @rowanmanning/feed-parser@2.1.5 >/dev/null
cat > feed.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title><id>tag:post.example,2024:feed</id>
<updated>2024-05-09T10:00:00Z</updated><author><name>Ann Ley</name></author>
<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Toll <i>not</i> 34</div></title>
<id>tag:post.example,2024:1</id><link href="/1"/>
<published>2024-05-06T10:00:00Z</published>
<updated>2024-05-09T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The toll rose from <b>12</b>
to <b>21</b>, not <i>34</i>.</p></div></content></entry></feed>
XML
cat > read.mjs <<'JS'
import fs from 'node:fs';
import { extractFromXml } from '@extractus/feed-extractor';
import { parseFeed as byRowan } from '@rowanmanning/feed-parser';
import { parseFeed as bySmith } from 'feedsmith';
import RssParser from 'rss-parser';

const xml = fs.readFileSync('feed.xml', 'utf8');
const rss = (await new RssParser().parseString(xml)).items[0];
const extracted = extractFromXml(xml).entries[0];
const rowan = byRowan(xml).items[0];
const smith = bySmith(xml).feed.entries[0];
const day = (moment) => new Date(moment).toISOString().slice(0, 10);
console.log(JSON.stringify({
  'rss-parser': [typeof rss.title, rss.contentSnippet, day(rss.isoDate)],
  'feed-extractor': [extracted.title, extracted.description, day(extracted.published)],
  '@rowanmanning': [rowan.title, rowan.content, day(rowan.published)],
  feedsmith: [smith.title.value, smith.content.value, day(smith.published)],
}));
JS
node read.mjs > seen.json
venv/bin/python - 2>/dev/null <<'PYTHON'
import json
import re

import fastfeedparser
import feedparser

text = open("feed.xml", encoding="utf-8").read()
seen = json.load(open("seen.json", encoding="utf-8"))
entry = feedparser.parse(text).entries[0]
seen["feedparser"] = [entry.title, entry.content[0].value, entry.published[:10]]
fast = fastfeedparser.parse(text).entries[0]
seen["fastfeedparser"] = [fast.get("title"), fast.get("description"), fast.get("published")[:10]]
seen = {name: [" ".join(re.sub("<[^>]*>", "", part).split()) for part in parts] for name, parts in seen.items()}
for name, parts in seen.items():
    print(name.ljust(15), parts)
story = ["Toll not 34", "The toll rose from 12 to 21, not 34.", "2024-05-06"]
assert seen == {
    "rss-parser": ["object", "The toll rose from to , not .122134", "2024-05-06"],
    "feed-extractor": ["", "", "2024-05-09"],
    "@rowanmanning": story,
    "feedsmith": story,
    "feedparser": story,
    "fastfeedparser": ["", "The toll rose from 12 to 21 , not 34 .", "2024-05-06"],
}, seen
PYTHON
