#!/usr/bin/env bash
# html-to-docx keeps the words of <s>, <del> and <ins> and drops what the tags say: no line goes through the first two, nothing is
# marked as inserted. "It took <del>90</del><ins>95</ins> days" becomes a Word document in which it took 9095 days. Raised figures
# are kept raised.
# Expected: w:strike or w:del for what is struck out.
# Seen with html-to-docx 1.8.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund html-to-docx@1.8.0 jszip@3.10.1 >/dev/null
cat > page.js <<'JS'
const convert = require('html-to-docx');
const zip = require('jszip');
const body = async (html) => (await zip.loadAsync(await convert(html))).file('word/document.xml').async('string');
(async () => {
  const text = await body('<p>It took <del>90</del><ins>95</ins> days, <s>3</s> 4 weeks, on 12 km<sup>2</sup>.</p>');
  const words = [...text.matchAll(/<w:t[^>]*>([^<]*)/g)].map((m) => m[1]).join('');
  const marks = (xml) => ['w:strike', 'w:dstrike', 'w:del ', 'w:ins ', 'w:vertAlign'].filter((m) => xml.includes(`<${m}`));
  console.log('words:', words, '| marks:', marks(text));
  const lost = words.includes('9095 days') && marks(text).join() === 'w:vertAlign';
  process.exit(lost ? 0 : 1);
})();
JS
node page.js
