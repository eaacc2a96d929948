#!/usr/bin/env bash
# Two blanks or a backslash at the end of a line break it in Markdown (CommonMark 6.7), as in results, addresses and lists of tolls.
# The readers of Contentful and Slite drop the break and set nothing in its place: "Orrville 12", "31 in Leyton" and "5 in Sorrel"
# become "Orrville 1231 in Leyton5 in Sorrel", with 1,231 of something. Lines that end in neither are kept apart by both.
# Expected: a line break, as @portabletext/markdown, markdown-draft-js and Tiptap keep, or a blank.
# Seen with @contentful/rich-text-from-markdown 16.2.2, @slite/quill-delta-markdown 0.0.8, @portabletext/markdown 1.5.0,
# markdown-draft-js 2.4.0 and @tiptap/markdown 3.35.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @contentful/rich-text-from-markdown@16.2.2 @slite/quill-delta-markdown@0.0.8 \
  @portabletext/markdown@1.5.0 markdown-draft-js@2.4.0 @tiptap/markdown@3.35.0 @tiptap/core@3.35.0 @tiptap/pm@3.35.0 \
  @tiptap/starter-kit@3.35.0 >/dev/null
cat > open.mjs <<'JS'
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
const broken = 'Orrville 12  \n31 in Leyton\\\n5 in Sorrel';
const soft = 'Orrville 12\n31 in Leyton';
const inside = (node) => node.text ?? node.value ?? (node.content || []).map(inside).join('');
const { richTextFromMarkdown } = require('@contentful/rich-text-from-markdown');
const { toDelta } = require('@slite/quill-delta-markdown');
const { markdownToPortableText } = await import('@portabletext/markdown');
const { MarkdownManager } = await import('@tiptap/markdown');
const { StarterKit } = await import('@tiptap/starter-kit');
const manager = new MarkdownManager({ extensions: [StarterKit] });
const tiptap = (node) => (node.type === 'hardBreak' ? '\n' : node.text ?? (node.content || []).map(tiptap).join(''));
const readers = {
  contentful: async (text) => inside(await richTextFromMarkdown(text)),
  slite: (text) => toDelta(text).map((op) => op.insert).join('').trimEnd(),
  portable: (text) => markdownToPortableText(text)[0].children.map((one) => one.text).join(''),
  draft: (text) => require('markdown-draft-js').markdownToDraft(text).blocks[0].text,
  tiptap: (text) => tiptap(manager.parse(text)),
};
const seen = {};
for (const [name, read] of Object.entries(readers)) {
  seen[name] = [await read(broken), await read(soft)];
  console.log(name.padEnd(11), JSON.stringify(seen[name]));
}
const glued = 'Orrville 1231 in Leyton5 in Sorrel';
const whole = 'Orrville 12\n31 in Leyton\n5 in Sorrel';
const ok = seen.contentful[0] === glued && seen.slite[0] === glued && seen.portable[0] === whole && seen.draft[0] === whole
  && seen.tiptap[0] === whole && Object.values(seen).every(([, text]) => /^Orrville 12\s31 in Leyton$/.test(text));
if (!ok) {
  console.error('broken lines are read in another way now');
  process.exit(1);
}
JS
node open.mjs
