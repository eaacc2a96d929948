#!/usr/bin/env bash
# Editors for the web keep a story as a list of blocks, and libraries write it as Markdown. There a line right behind a quotation
# goes on with it, without a mark of its own (CommonMark 5.1, laziness), and three of the libraries put one line break between two
# blocks: the reporter's "Police counted 34 dead." behind the quotation "No one died." becomes its second sentence. In two of them
# a paragraph behind a list is a part of its last item. draftjs-to-markdown writes a line break as the letters "\s\s", too.
# Expected: a blank line, as draft-js-export-markdown and @portabletext/markdown write; draftjs-to-markdown has
# `emptyLineBeforeBlock` for it, which is off.
# Seen with quill-delta-to-markdown 0.6.0, draftjs-to-markdown 0.6.0, draftjs-md-converter 1.5.2, draft-js-export-markdown 1.4.0,
# draft-js 0.11.7, @portabletext/markdown 1.5.0 and markdown-it 15.0.3 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --legacy-peer-deps quill-delta-to-markdown@0.6.0 draftjs-to-markdown@0.6.0 \
  draftjs-md-converter@1.5.2 draft-js-export-markdown@1.4.0 draft-js@0.11.7 react@18.3.1 react-dom@18.3.1 immutable@3.8.2 \
  @portabletext/markdown@1.5.0 markdown-it@15.0.3 >/dev/null
cat > write.mjs <<'JS'
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
globalThis.window = globalThis; // draftjs-to-markdown asks for it when it is loaded
const block = (text, type = 'unstyled') =>
  ({ key: text.slice(0, 5), text, type, depth: 0, inlineStyleRanges: [], entityRanges: [], data: {} });
const draft = { entityMap: {}, blocks: [
  block('No one died.', 'blockquote'), block('Police counted 34 dead.'),
  block('Orrville 12', 'ordered-list-item'), block('Of these, 3 were children.'), block('12 dead\n31 hurt'),
] };
const quill = [
  { insert: 'No one died.' }, { insert: '\n', attributes: { blockquote: true } }, { insert: 'Police counted 34 dead.\nOrrville 12' },
  { insert: '\n', attributes: { list: 'ordered' } }, { insert: 'Of these, 3 were children.\n' },
];
const span = (text) => [{ _type: 'span', text, marks: [] }];
const portable = [
  { _type: 'block', style: 'blockquote', markDefs: [], children: span('No one died.') },
  { _type: 'block', style: 'normal', markDefs: [], children: span('Police counted 34 dead.') },
  { _type: 'block', style: 'normal', listItem: 'number', level: 1, markDefs: [], children: span('Orrville 12') },
  { _type: 'block', style: 'normal', markDefs: [], children: span('Of these, 3 were children.') },
];
const one = (name, part) => { const it = require(name); return it[part] || it.default || it; };
const written = {
  'quill-delta-to-markdown': one('quill-delta-to-markdown', 'deltaToMarkdown')(quill),
  'draftjs-to-markdown': one('draftjs-to-markdown', 'draftToMarkdown')(draft),
  'draftjs-md-converter': require('draftjs-md-converter').draftjsToMd(draft),
  'draft-js-export-markdown': require('draft-js-export-markdown').stateToMarkdown(require('draft-js').convertFromRaw(draft)),
  '@portabletext/markdown': (await import('@portabletext/markdown')).portableTextToMarkdown(portable),
};
const MarkdownIt = require('markdown-it');
const page = new (MarkdownIt.default || MarkdownIt)();
let same = true;
for (const [name, text] of Object.entries(written)) {
  const html = page.render(text).replace(/\n/g, ' ');
  const quoted = /<blockquote>(.*?)<\/blockquote>/.exec(html)[1].includes('Police counted 34 dead.');
  const listed = /<li>(.*?)<\/li>/.exec(html)[1].includes('Of these');
  const letters = text.includes('12 dead\\s\\s');
  console.log(name.padEnd(25), 'quoted:', quoted, 'in the list:', listed, 'letters:', letters);
  const glued = !['draft-js-export-markdown', '@portabletext/markdown'].includes(name);
  same = same && quoted === glued && listed === name.startsWith('draftjs') && letters === (name === 'draftjs-to-markdown');
}
if (!same) {
  console.error('what follows a quotation is written in another way now');
  process.exit(1);
}
JS
node write.mjs
