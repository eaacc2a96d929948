#!/usr/bin/env bash
# A table that is pasted into an editor which has none becomes running text, and all its cells one word: Orrville, 12 dead, and
# Leyton, 5, are "Orrville12Leyton5" in Draft.js, Tiptap, prosemirror-markdown, @slate-serializers/html and DatoCMS, and so in the
# text of a newsletter that Ghost's html-to-plaintext makes of a page, where <div>a 3</div><div>b 4</div> is "a 3b 4", too. In
# DatoCMS and in @portabletext/block-tools, which keeps the cells apart, a list of terms and the caption behind it are
# "Sorrel731 hurt". quill-delta-from-html leaves the table and the list of terms out, without a mark.
# Expected: a blank or a line between cells, as draft-js-import-html keeps, or the table.
# Seen with draft-js 0.11.7, draft-js-import-html 1.4.1, @tiptap/html and @tiptap/starter-kit 3.35.0, prosemirror-markdown 1.13.9,
# @slate-serializers/html 2.2.3, @tryghost/html-to-plaintext 1.0.13, @portabletext/block-tools 5.2.0,
# datocms-html-to-structured-text 6.0.0 and quill-delta-from-html 1.0.6 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --legacy-peer-deps draft-js@0.11.7 react@18.3.1 react-dom@18.3.1 \
  draft-js-import-html@1.4.1 @tiptap/core@3.35.0 @tiptap/pm@3.35.0 @tiptap/html@3.35.0 @tiptap/starter-kit@3.35.0 happy-dom@20.0.11 \
  prosemirror-markdown@1.13.9 prosemirror-model@1.25.4 @slate-serializers/html@2.2.3 slate@0.146.0 slate-hyperscript@0.115.0 \
  @tryghost/html-to-plaintext@1.0.13 @portabletext/block-tools@5.2.0 @portabletext/schema@2.2.4 quill-delta-from-html@1.0.6 \
  datocms-html-to-structured-text@6.0.0 parse5@7.3.0 jsdom@26.1.0 >/dev/null
cat > paste.mjs <<'JS'
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
const { JSDOM } = require('jsdom');
const page = new JSDOM('');
globalThis.window = page.window;
for (const name of ['document', 'DOMParser', 'Node', 'HTMLElement', 'Element', 'Text']) globalThis[name] = page.window[name];
Object.defineProperty(globalThis, 'navigator', { value: page.window.navigator, configurable: true });
const html = '<p>The dead, by town:</p><table><tr><td>Orrville</td><td>12</td></tr><tr><td>Leyton</td><td>5</td></tr></table>'
  + '<dl><dt>Sorrel</dt><dd>7</dd></dl><figure><figcaption>31 hurt</figcaption></figure><div>a 3</div><div>b 4</div>';
const inside = (node) => (typeof node === 'string' ? node : node.text ?? (node.content || node.children || []).map(inside).join(''));
const seen = {};

const { convertFromHTML, ContentState, convertToRaw } = require('draft-js');
const read = convertFromHTML(html);
const raw = convertToRaw(ContentState.createFromBlockArray(read.contentBlocks, read.entityMap));
seen['Draft.js'] = raw.blocks.map((block) => block.text);
seen['draft-js-import-html'] = convertToRaw(require('draft-js-import-html').stateFromHTML(html)).blocks.map((block) => block.text);
const { generateJSON } = await import('@tiptap/html').then((it) => (it.generateJSON ? it : it.default));
const { StarterKit } = await import('@tiptap/starter-kit');
seen.Tiptap = generateJSON(html, [StarterKit]).content.map(inside);
const { schema } = require('prosemirror-markdown');
const story = require('prosemirror-model').DOMParser.fromSchema(schema).parse(new JSDOM(html).window.document.body);
seen['prosemirror-markdown'] = story.toJSON().content.map(inside);
seen['@slate-serializers/html'] = require('@slate-serializers/html').htmlToSlate(html).map(inside);
seen['html-to-plaintext'] = require('@tryghost/html-to-plaintext').email(html).split('\n').filter((line) => line);
const { htmlToBlocks } = await import('@portabletext/block-tools');
const { compileSchema, defineSchema } = await import('@portabletext/schema');
const kinds = Object.fromEntries(['decorators', 'lists', 'annotations', 'blockObjects', 'inlineObjects'].map((kind) => [kind, []]));
const names = compileSchema(defineSchema({ styles: [{ name: 'normal' }], ...kinds }));
seen['block-tools'] = htmlToBlocks(html, names, { parseHtml: (text) => new JSDOM(text).window.document }).map(inside);
const { parse5ToStructuredText } = await import('datocms-html-to-structured-text');
const value = (node) => node.value ?? (node.children || []).map(value).join('');
const dato = await parse5ToStructuredText((await import('parse5')).parse(html, { sourceCodeLocationInfo: true }));
seen.DatoCMS = dato.document.children.map(value);
const { HtmlToDelta } = require('quill-delta-from-html');
seen.quill = new HtmlToDelta().convert(html).ops.map((op) => op.insert).join('').split('\n').filter((line) => line);

for (const [name, lines] of Object.entries(seen)) console.log(name.padEnd(24), JSON.stringify(lines));
const all = (name) => seen[name].join('\n');
const glued = ['Draft.js', 'Tiptap', 'prosemirror-markdown', '@slate-serializers/html', 'html-to-plaintext', 'DatoCMS'];
const ok = glued.every((name) => all(name).includes('Orrville12Leyton5'))
  && all('html-to-plaintext').includes('a 3b 4')
  && seen['draft-js-import-html'].slice(1, 5).join() === 'Orrville,12,Leyton,5'
  && seen['block-tools'].slice(1, 5).join() === 'Orrville,12,Leyton,5'
  && ['block-tools', 'DatoCMS'].every((name) => all(name).includes('Sorrel731 hurt'))
  && !/12|5|7/.test(all('quill')) && all('quill').includes('The dead, by town:');
if (!ok) {
  console.error('an editor takes in a table in another way now');
  process.exit(1);
}
JS
node paste.mjs
