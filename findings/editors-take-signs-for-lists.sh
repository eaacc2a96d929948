#!/usr/bin/env bash
# Four editors write their text as Markdown and read it back, each with a pair of its own. A paragraph that begins with a sign is
# not protected, and comes back as something else in all four: "- 5 degrees at dawn" is the item "5 degrees at dawn" of a list, so
# that its minus is gone, "+ 3 seats" an item "3 seats", and "1986. It was late." loses its year to the number of an item. "> 60
# died" is a quotation of the words "60 died" in Lexical and Portable Text: more than sixty are sixty.
# Expected: a backslash before the sign, as prosemirror-markdown writes, whose text comes back as it was.
# Seen with @lexical/markdown 0.51.0, @tiptap/markdown 3.35.0, @portabletext/markdown 1.5.0, markdown-draft-js 2.4.0 and
# prosemirror-markdown 1.13.9 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --legacy-peer-deps lexical@0.51.0 @lexical/headless@0.51.0 @lexical/markdown@0.51.0 \
  @lexical/rich-text@0.51.0 @lexical/list@0.51.0 @lexical/link@0.51.0 @lexical/code@0.51.0 @tiptap/core@3.35.0 @tiptap/pm@3.35.0 \
  @tiptap/starter-kit@3.35.0 @tiptap/markdown@3.35.0 @portabletext/markdown@1.5.0 markdown-draft-js@2.4.0 \
  prosemirror-markdown@1.13.9 >/dev/null
cat > back.mjs <<'JS'
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
const lines = ['- 5 degrees at dawn', '+ 3 seats', '1986. It was late.', '> 60 died'];
const ways = {};

const lexical = require('lexical');
const markdown = require('@lexical/markdown');
const { HeadingNode, QuoteNode } = require('@lexical/rich-text');
const { ListNode, ListItemNode } = require('@lexical/list');
const { LinkNode } = require('@lexical/link');
const { CodeNode, CodeHighlightNode } = require('@lexical/code');
const editor = () => require('@lexical/headless').createHeadlessEditor({
  nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode, LinkNode, CodeNode, CodeHighlightNode],
  onError: (error) => { throw error; },
});
ways.lexical = (line) => {
  const first = editor();
  let text;
  first.update(() => {
    const paragraph = lexical.$createParagraphNode();
    paragraph.append(lexical.$createTextNode(line));
    lexical.$getRoot().append(paragraph);
  }, { discrete: true });
  first.getEditorState().read(() => { text = markdown.$convertToMarkdownString(markdown.TRANSFORMERS); });
  const second = editor();
  second.update(() => markdown.$convertFromMarkdownString(text, markdown.TRANSFORMERS), { discrete: true });
  const [block] = second.getEditorState().toJSON().root.children;
  const words = (node) => node.text ?? (node.children || []).map(words).join('');
  return [block.type, words(block)];
};

const { MarkdownManager } = await import('@tiptap/markdown');
const { StarterKit } = await import('@tiptap/starter-kit');
const manager = new MarkdownManager({ extensions: [StarterKit] });
const inside = (node) => node.text ?? (node.content || []).map(inside).join('');
ways.tiptap = (line) => {
  const story = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: line }] }] };
  const [block] = manager.parse(manager.serialize(story)).content;
  return [block.type, inside(block)];
};

const portable = await import('@portabletext/markdown');
ways.portable = (line) => {
  const block = { _type: 'block', style: 'normal', markDefs: [], children: [{ _type: 'span', text: line, marks: [] }] };
  const [back] = portable.markdownToPortableText(portable.portableTextToMarkdown([block]));
  return [back.listItem || back.style, back.children.map((one) => one.text).join('')];
};

const draft = require('markdown-draft-js');
ways.draft = (line) => {
  const block = { key: 'a', text: line, type: 'unstyled', depth: 0, inlineStyleRanges: [], entityRanges: [], data: {} };
  const [back] = draft.markdownToDraft(draft.draftToMarkdown({ entityMap: {}, blocks: [block] })).blocks;
  return [back.type, back.text];
};

const { schema, defaultMarkdownSerializer, defaultMarkdownParser } = require('prosemirror-markdown');
ways.prosemirror = (line) => {
  const story = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: line }] }] });
  const block = defaultMarkdownParser.parse(defaultMarkdownSerializer.serialize(story)).firstChild;
  return [block.type.name, block.textContent];
};

const seen = {};
for (const [name, way] of Object.entries(ways)) {
  seen[name] = lines.map(way);
  console.log(name.padEnd(12), JSON.stringify(seen[name]));
}
const lost = ['5 degrees at dawn', '3 seats', 'It was late.', '60 died'];
const told = (name) => seen[name].map(([, text], at) => (text === lost[at] ? 1 : text === lines[at] ? 0 : '?')).join('');
const ok = told('lexical') === '1111' && told('portable') === '1111' && told('tiptap') === '1110' && told('draft') === '1110'
  && told('prosemirror') === '0000' && seen.lexical[3][0] === 'quote' && seen.portable[3][0] === 'blockquote';
console.log(Object.keys(ways).map((name) => `${name} ${told(name)}`).join(', '));
if (!ok) {
  console.error('an editor protects the start of a paragraph in another way now');
  process.exit(1);
}
JS
node back.mjs
