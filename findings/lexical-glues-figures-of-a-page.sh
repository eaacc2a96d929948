#!/usr/bin/env bash
# Pages are pasted into editors. @lexical/html drops a blank between two elements of a sentence that it does not know: "seats
# <mark>5</mark> <small>7</small> <abbr>MPs</abbr>" is "seats 57MPs". It does not know <del> either, nor do Ghost's
# html-to-mobiledoc, DatoCMS' html-to-structured-text and a reader for Contentful: "It took <del>90</del> <ins>95</ins> days" is
# "It took 90 95 days" there, with no line through the 90, though all four formats have such a line.
# Expected: "5 7 MPs", as between <b> and <i>; <del> drawn as <s> is, as HTML's own style sheet has one rule for both, and as
# quill-delta-from-html and draft-js-import-html do.
# Seen with lexical and @lexical/html 0.51.0, @tryghost/html-to-mobiledoc 3.3.3, datocms-html-to-structured-text 6.0.0,
# contentful-rich-text-html-parser 1.8.13, quill-delta-from-html 1.0.6, draft-js 0.11.7, draft-js-import-html 1.4.1 and jsdom
# 26.1.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --legacy-peer-deps lexical@0.51.0 @lexical/headless@0.51.0 @lexical/html@0.51.0 \
  @tryghost/html-to-mobiledoc@3.3.3 quill-delta-from-html@1.0.6 draft-js@0.11.7 react@18.3.1 react-dom@18.3.1 \
  draft-js-import-html@1.4.1 datocms-html-to-structured-text@6.0.0 parse5@7.3.0 contentful-rich-text-html-parser@1.8.13 \
  jsdom@26.1.0 >/dev/null
cat > paste.mjs <<'JS'
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
const { JSDOM } = require('jsdom');
const page = new JSDOM('');
globalThis.window = page.window;
for (const name of ['document', 'DOMParser', 'Node', 'HTMLElement', 'Element', 'Text', 'MutationObserver']) {
  globalThis[name] = page.window[name];
}
Object.defineProperty(globalThis, 'navigator', { value: page.window.navigator, configurable: true });

const struck = '<p>It took <del>90</del> <ins>95</ins> days, <s>3</s> 4 weeks.</p>';
const seen = {};

const lexical = require('lexical');
const { $generateNodesFromDOM } = require('@lexical/html');
const paste = (html) => {
  const editor = require('@lexical/headless').createHeadlessEditor({ nodes: [], onError: (error) => { throw error; } });
  editor.update(() => {
    for (const node of $generateNodesFromDOM(editor, new JSDOM(html).window.document)) lexical.$getRoot().append(node);
  }, { discrete: true });
  return editor.getEditorState().toJSON().root.children[0].children;
};
const words = (nodes) => nodes.map((node) => node.text).join('');
const unknown = words(paste('<p>seats <mark>5</mark> <small>7</small> <abbr>MPs</abbr></p>'));
const known = words(paste('<p>seats <b>5</b> <i>7</i> <b>MPs</b></p>'));
console.log(JSON.stringify([unknown, known]));
seen.lexical = paste(struck).filter((node) => node.format & 4).map((node) => node.text);

const mobile = require('@tryghost/html-to-mobiledoc').htmlToMobiledoc(struck);
const line = ([, opened]) => opened.some((at) => mobile.markups[at][0] === 's');
seen.mobiledoc = mobile.sections[0][2].filter(line).map((part) => part[3]);

const { parse5ToStructuredText } = await import('datocms-html-to-structured-text');
const dato = await parse5ToStructuredText((await import('parse5')).parse(struck, { sourceCodeLocationInfo: true }));
seen.dato = dato.document.children[0].children.filter((span) => span.marks?.includes('strikethrough'))
  .map((span) => span.value);

const contentful = require('contentful-rich-text-html-parser').htmlStringToDocument(struck);
seen.contentful = contentful.content[0].content.filter((text) => text.marks?.some((mark) => mark.type === 'strikethrough'))
  .map((text) => text.value);

const { HtmlToDelta } = require('quill-delta-from-html');
seen.quill = new HtmlToDelta().convert(struck).ops.filter((op) => op.attributes?.strike).map((op) => op.insert);

const { convertToRaw } = require('draft-js');
const [block] = convertToRaw(require('draft-js-import-html').stateFromHTML(struck)).blocks;
seen.draft = block.inlineStyleRanges.filter((one) => one.style === 'STRIKETHROUGH')
  .map((one) => block.text.slice(one.offset, one.offset + one.length));

for (const [name, figures] of Object.entries(seen)) console.log(name.padEnd(10), 'struck:', figures.join(' '));
const struckBy = JSON.stringify(Object.values(seen).map((figures) => figures.join()));
const ok = unknown === 'seats 57MPs' && known === 'seats 5 7 MPs' && struckBy === '["3","3","3","","90,3","90,3"]';
if (!ok) {
  console.error('an editor takes in a page in another way now');
  process.exit(1);
}
JS
node paste.mjs
