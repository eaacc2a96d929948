#!/usr/bin/env bash
# Editor.js keeps the items of a list as objects since its list tool 2.0, and as plain text before. editorjs-parser, which writes the
# blocks as HTML, makes each item of a new list "[object Object]": the dead of two towns are two such words, and nothing is said. A
# box with a correction ("12 died, not 21") and a list of checks are left out without a word; editorjs-html leaves them out, and a
# table, too, with a line on the console for each. Old lists are written by both, new ones by editorjs-html.
# Expected: the words of the item, or an error; editorjs-html has `strict: true` for one, which is off.
# Seen with editorjs-parser 1.5.3 and editorjs-html 4.0.5 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund editorjs-parser@1.5.3 editorjs-html@4.0.5 >/dev/null
cat > write.js <<'JS'
const Parser = require('editorjs-parser').default || require('editorjs-parser');
const html = require('editorjs-html').default || require('editorjs-html');
const item = (content) => ({ content, meta: {}, items: [] });
const story = { time: 1, version: '2.31.0', blocks: [
  { id: 'a', type: 'paragraph', data: { text: 'The dead, by town:' } },
  { id: 'b', type: 'list', data: { style: 'ordered', meta: {}, items: [item('Orrville 12'), item('Leyton 5')] } },
  { id: 'c', type: 'list', data: { style: 'ordered', items: ['Sorrel 7'] } },
  { id: 'd', type: 'table', data: { withHeadings: false, content: [['Hurt', '31']] } },
  { id: 'e', type: 'warning', data: { title: 'Correction', message: '12 died, not 21' } },
  { id: 'f', type: 'checklist', data: { items: [{ text: 'Toll of 12 is checked', checked: true }] } },
] };
const warnings = [];
console.warn = console.error = (text) => warnings.push(String(text));
const first = new Parser().parse(story);
const before = warnings.length;
let second = html().parse(story);
second = Array.isArray(second) ? second.join('') : second;
console.log('editorjs-parser:', first);
console.log('editorjs-html:  ', second);
console.log('warnings:', before, 'and', warnings.length - before);
const objects = (first.match(/<li>\[object Object\]<\/li>/g) || []).length;
const ok = objects === 2 && first.includes('<li>Sorrel 7</li>') && first.includes('31') && !/Correction|checked/.test(first)
  && before === 0 && /Orrville 12/.test(second) && /Sorrel 7/.test(second) && !/31|Correction|checked/.test(second)
  && warnings.length === 3;
if (!ok) {
  console.log('the blocks are written in another way now');
  process.exitCode = 1;
}
JS
node write.js
