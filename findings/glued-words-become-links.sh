#!/usr/bin/env bash
# Where a blank after a full stop was lost, as in text that was cut out of a page, programs that make links of addresses link the
# words: "He left the hall.No one was hurt." gets a link to "hall.No" in Norway, "The toll is 34.It may rise." one to "34.It" in
# Italy, a time "5.am" one to Armenia. Readers of such a text see the figure as an address. "hurt.Police" gets none, as no country
# is called so.
# Expected: no link, as linkify-it sets none there, nor at an address that is one, "example.com", unless a scheme stands before
# it. A mail address is a link to all three.
# Seen with linkifyjs 4.4.0, autolinker 4.1.5 and linkify-it 6.1.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund linkifyjs@4.4.0 autolinker@4.1.5 linkify-it@6.1.0 >/dev/null
cat > link.mjs <<'JS'
import assert from 'node:assert';
import { createRequire } from 'node:module';
import * as linkify from 'linkify-it';
import { find } from 'linkifyjs';

const require = createRequire(import.meta.url);
const autolinker = require('autolinker');
const Autolinker = autolinker.default || autolinker.Autolinker || autolinker;
const LinkifyIt = linkify.default || linkify.LinkifyIt;
const reader = new LinkifyIt();
const expected = {
  'He left the hall.No one was hurt.': ['hall.No', 'hall.No', ''],
  'The toll is 34.It may rise.': ['34.It', '34.It', ''],
  'They left at 5.am today.': ['5.am', '5.am', ''],
  'He was hurt.Police came.': ['', '', ''],
  'He left the hall. No one was hurt.': ['', '', ''],
  'It stands at example.com today.': ['example.com', 'example.com', ''],
  'Write to desk@example.com today.': Array(3).fill('desk@example.com'),
};
for (const [text, links] of Object.entries(expected)) {
  const seen = [
    find(text).map((link) => link.value).join(' '),
    Autolinker.parse(text, { urls: true, email: true }).map((link) => link.getMatchedText()).join(' '),
    (reader.match(text) || []).map((link) => link.text).join(' '),
  ];
  console.log(text.padEnd(36), ...seen.map((link) => (link || '-').padEnd(16)));
  assert.deepStrictEqual(seen, links, text);
}
JS
node link.mjs
