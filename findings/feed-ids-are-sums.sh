#!/usr/bin/env bash
# @extractus/feed-extractor reads feeds. An id that looks like a number becomes one: the stories "00420" and "420" have one id,
# "420", and so have "12e3" and "12000" ("12e3" is read as twelve thousand). A headline of figures alone, as market pages have
# them, is worked out too: "+5" is "5", "2.50" is "2.5", "007" is "7". A reader that keeps one story an id loses the other.
# Expected: the text, as rss-parser and feedsmith give it; ids are compared letter by letter. Letters around it protect a figure.
# Seen with @extractus/feed-extractor 8.0.3, rss-parser 3.13.0 and feedsmith 3.0.1 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 rss-parser@3.13.0 feedsmith@3.0.1 >/dev/null
cat > read.mjs <<'JS'
import assert from 'node:assert';
import { extractFromXml } from '@extractus/feed-extractor';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';

const stories = [
  ['00420', 'Harbour closed'], ['420', 'Harbour open'], ['12e3', 'Vote lost'], ['12000', 'Vote won'],
  ['5', '+5'], ['6', '2.50'], ['7', '007'], ['8', '+5 seats'],
];
const items = stories.map(([id, title]) => `<item><title>${title}</title><link>/${id}</link>
  <guid isPermaLink="false">${id}</guid><description>A story.</description></item>`).join('');
const xml = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title>
  <link>/</link><description>News</description>${items}</channel></rss>`;

const seen = {
  'feed-extractor': extractFromXml(xml).entries.map((e) => [e.id, e.title]),
  'rss-parser': (await new RssParser().parseString(xml)).items.map((e) => [e.guid, e.title]),
  'feedsmith': parseFeed(xml).feed.items.map((e) => [e.guid.value, e.title]),
};
for (const [name, pairs] of Object.entries(seen)) console.log(name.padEnd(15), pairs.map((pair) => pair.join(' = ')).join(' | '));
assert.deepStrictEqual(seen['rss-parser'], stories);
assert.deepStrictEqual(seen.feedsmith, stories);
assert.deepStrictEqual(seen['feed-extractor'], [
  ['420', 'Harbour closed'], ['420', 'Harbour open'], ['12000', 'Vote lost'], ['12000', 'Vote won'],
  ['5', '5'], ['6', '2.5'], ['7', '7'], ['8', '+5 seats'],
]);
JS
node read.mjs
