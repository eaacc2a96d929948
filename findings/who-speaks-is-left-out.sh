#!/usr/bin/env bash
# Editors keep a name that is picked from a list as an object in the text, a mention. Libraries that write the text drop what they do
# not know, with the words on its face: "@Ann Orr said that 34 died, not @Bob Ley." is "said that 34 died, not ." in
# quill-delta-to-markdown, @slite/quill-delta-markdown and quill-delta-to-plaintext. None says that something was left out.
# Expected: the words that are seen in the editor, or an error; mobiledoc-text-renderer and draft-js-export-markdown, for other
# editors, write the name.
# Seen with quill-delta-to-markdown 0.6.0, @slite/quill-delta-markdown 0.0.8, quill-delta-to-plaintext 1.0.0,
# mobiledoc-text-renderer 0.4.1, draft-js-export-markdown 1.4.0 and draft-js 0.11.7 of npm, and mentions as quill-mention keeps them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --legacy-peer-deps quill-delta-to-markdown@0.6.0 @slite/quill-delta-markdown@0.0.8 \
  quill-delta-to-plaintext@1.0.0 mobiledoc-text-renderer@0.4.1 draft-js-export-markdown@1.4.0 draft-js@0.11.7 react@18.3.1 \
  react-dom@18.3.1 immutable@3.8.2 >/dev/null
cat > write.js <<'JS'
const assert = require('assert');
const one = (name, part) => { const it = require(name); return it[part] || it.default || it; };
const who = (value) => ({ insert: { mention: { id: value, value, denotationChar: '@' } } });
const quill = () => [who('Ann Orr'), { insert: ' said that 34 died, not ' }, who('Bob Ley'), { insert: '.\n' }];
const warnings = [];
for (const kind of ['warn', 'error']) console[kind] = (...words) => warnings.push(words.join(' '));

const mobiledoc = { version: '0.3.1', atoms: [['mention', '@Ann Orr', {}]], cards: [], markups: [],
  sections: [[1, 'p', [[1, [], 0, 0], [0, [], 0, ' said so.']]]] };
const draft = { entityMap: { 0: { type: 'mention', mutability: 'IMMUTABLE', data: {} } }, blocks: [{ key: 'a',
  text: 'Ann Orr said so.', type: 'unstyled', depth: 0, inlineStyleRanges: [],
  entityRanges: [{ offset: 0, length: 7, key: 0 }], data: {} }] };
const seen = {
  'quill-delta-to-markdown': one('quill-delta-to-markdown', 'deltaToMarkdown')(quill()),
  '@slite/quill-delta-markdown': require('@slite/quill-delta-markdown').fromDelta(quill()),
  'quill-delta-to-plaintext': one('quill-delta-to-plaintext')(quill()),
  'mobiledoc-text-renderer': new (one('mobiledoc-text-renderer'))({ cards: [], atoms: [] }).render(mobiledoc).result,
  'draft-js-export-markdown': require('draft-js-export-markdown').stateToMarkdown(require('draft-js').convertFromRaw(draft)),
};
for (const name of Object.keys(seen)) {
  seen[name] = seen[name].trim().replace(/ +/g, ' ');
  console.log(name.padEnd(27), JSON.stringify(seen[name]));
}
console.log('warnings:', warnings);
const gone = 'said that 34 died, not .';
assert.deepStrictEqual(Object.values(seen), [gone, gone, gone, '@Ann Orr said so.', 'Ann Orr said so.']);
assert.deepStrictEqual(warnings, []);
JS
node write.js
