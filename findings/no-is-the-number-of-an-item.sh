#!/usr/bin/env bash
# Tiptap's Markdown takes one or two letters with a point at the start of a paragraph for the number of an item in a list. The answer
# "No. She did not leave." comes in as the item "She did not leave.", without its No; "No. 10 denied it." is "10 denied it.", "Mr.
# Orr died." "Orr died.", "St. Leyton" "Leyton", and "M. Orr was hurt." the thousandth item, in Roman figures. "No", "Mr" and "St"
# are kept nowhere, and "1." is written for them. Its own writer puts no mark before such words, so that a story that is saved and
# opened again loses them. uniorg, which reads Org, does so with one letter: "A. Orr was hurt." is the item "Orr was hurt."
# Expected: a paragraph, as CommonMark 5.2 has figures alone for the numbers of items, and as markdown-it reads it; Org has
# letters for them, and they are off in Emacs (org-list-allow-alphabetical). "Yes. She did." is a paragraph to all.
# Seen with @tiptap/markdown, @tiptap/core, @tiptap/pm and @tiptap/starter-kit 3.35.0, markdown-it 15.0.3, uniorg-parse 3.2.2,
# uniorg-rehype 2.2.0, unified 11.0.5 and hast-util-to-html 9.0.7 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @tiptap/markdown@3.35.0 @tiptap/core@3.35.0 @tiptap/pm@3.35.0 @tiptap/starter-kit@3.35.0 \
  markdown-it@15.0.3 uniorg-parse@3.2.2 uniorg-rehype@2.2.0 unified@11.0.5 hast-util-to-html@9.0.7 >/dev/null
cat > open.mjs <<'JS'
import { MarkdownManager } from '@tiptap/markdown';
import { StarterKit } from '@tiptap/starter-kit';
import MarkdownIt from 'markdown-it';
import { unified } from 'unified';
import parse from 'uniorg-parse';
import rehype from 'uniorg-rehype';
import { toHtml } from 'hast-util-to-html';

const manager = new MarkdownManager({ extensions: [StarterKit] });
const inside = (node) => node.text ?? (node.content || []).map(inside).join('');
const paragraph = (text) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const lines = {
  'No. She did not leave.': 'She did not leave.',
  'No. 10 denied it.': '10 denied it.',
  'Mr. Orr died.': 'Orr died.',
  'Dr. Ley left.': 'Ley left.',
  'St. Leyton is 5 km away.': 'Leyton is 5 km away.',
  'M. Orr was hurt.': 'Orr was hurt.',
  'Yes. She did.': null,
  'Sen. Orr said no.': null,
};
let same = true;
for (const [line, lost] of Object.entries(lines)) {
  const written = manager.serialize(paragraph(line));
  const story = manager.parse(written);
  const [block] = story.content;
  const again = manager.serialize(story);
  console.log(written.padEnd(26), block.type, JSON.stringify(block.attrs ?? {}), JSON.stringify(inside(block)), JSON.stringify(again));
  const other = new MarkdownIt().render(written).trim();
  same = same && written === line && inside(block) === (lost ?? line) && block.type === (lost ? 'orderedList' : 'paragraph')
    && other === `<p>${line}</p>`;
  if (line.startsWith('No. She')) same = same && again === '1. She did not leave.';
  if (line.startsWith('M. ')) same = same && block.attrs.start === 1000;
}
const org = (line) => toHtml(unified().use(rehype).runSync(unified().use(parse).parse(line)));
const [initial, yes] = ['A. Orr was hurt.', 'Yes. She did.'].map(org);
console.log(initial, yes);
same = same && initial === '<ol><li>Orr was hurt.</li></ol>' && yes === '<p>Yes. She did.</p>';
if (!same) {
  console.error('Tiptap or uniorg reads words with a point in another way now');
  process.exit(1);
}
JS
node open.mjs
