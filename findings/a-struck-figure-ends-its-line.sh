#!/usr/bin/env bash
# DatoCMS keeps stories as trees, and its renderer writes them as plain text, for searches and feeds. It ends the
# line after struck words and after marks of the site's own, in mid-sentence: "It took 90 95 days" with the 90 struck out is "It
# took 90" and, on the next line, "95 days"; a rise of 1.5% with such a mark on ".5" is "It rose 1.5" and "% more". Whoever reads
# line by line has two claims there. Bold, italic, underlined and highlighted words and code end no line.
# Expected: a line for each block, none inside a sentence: strikethrough is one of the format's own marks.
# Seen with datocms-structured-text-to-plain-text 5.1.16 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund datocms-structured-text-to-plain-text@5.1.16 >/dev/null
cat > write.js <<'JS'
const assert = require('assert');
const { render } = require('datocms-structured-text-to-plain-text');

const write = (before, marked, after, mark) => render({
  schema: 'dast',
  document: { type: 'root', children: [{ type: 'paragraph', children: [
    { type: 'span', value: before }, { type: 'span', value: marked, marks: [mark] }, { type: 'span', value: after },
  ] }] },
});
const marks = ['strong', 'emphasis', 'underline', 'highlight', 'code', 'strikethrough', 'changed'];
const seen = Object.fromEntries(marks.map((mark) => [mark, write('It rose 1', '.5', '% more.', mark)]));
const days = write('It took ', '90', ' 95 days.', 'strikethrough');
console.log(seen, JSON.stringify(days));
const whole = 'It rose 1.5% more.';
const cut = 'It rose 1.5\n% more.';
assert.deepStrictEqual(seen, {
  strong: whole, emphasis: whole, underline: whole, highlight: whole, code: whole, strikethrough: cut, changed: cut,
});
assert.strictEqual(days, 'It took 90\n 95 days.');
JS
node write.js
