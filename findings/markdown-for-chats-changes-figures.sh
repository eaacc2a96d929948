#!/usr/bin/env bash
# Stories are written in Markdown and sent on to chats and trackers by libraries that read it with rules of their own. For Jira
# jira2md makes "Turnout was [50% & ]60%." of "Turnout was <50% & >60%.", as it takes the two signs for a link's; to
# markdown-to-text it is "Turnout was 60%." markdown-to-txt sets a list inside an item behind it without a blank: "Leyton 12" and, of
# these, "3 children" are "Leyton 123 children". telegram-markdown-v2 joins the two paragraphs of a quotation, "No one died.31
# were hurt.", and md-to-adf puts a quotation that follows a list of two levels into its last item.
# Expected: what a page of Markdown shows; tags and links begin with a letter (CommonMark 6.5 and 6.6). martian and
# slackify-markdown, for Notion and Slack, keep all of this.
# Seen with jira2md 3.0.1, markdown-to-text 0.1.1, markdown-to-txt 2.0.1, telegram-markdown-v2 0.0.4, md-to-adf 0.6.4,
# @tryfabric/martian 1.2.4 and slackify-markdown 5.0.0 of npm; markdown-to-txt needs lodash 4.18.1 beside it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund jira2md@3.0.1 markdown-to-text@0.1.1 markdown-to-txt@2.0.1 telegram-markdown-v2@0.0.4 \
  md-to-adf@0.6.4 @tryfabric/martian@1.2.4 slackify-markdown@5.0.0 lodash@4.18.1 >/dev/null
cat > send.mjs <<'JS'
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
const one = (name, part) => { const it = require(name); return it[part] || it.default || it; };
const signs = 'Turnout was <50% & >60%.';
const list = '1. Orrville 5\n2. Leyton 12\n   1. 3 children';
const quoted = '> No one died.\n>\n> 31 were hurt.';
const story = `${list}\n\n${quoted}\n\nPolice counted 34.`;
const inside = (node) => node.text ?? (node.content || []).map(inside).join('');
const find = (node, type) => (node.type === type ? node : (node.content || []).map((child) => find(child, type)).find(Boolean));

const { convert } = await import('telegram-markdown-v2');
const { slackifyMarkdown } = await import('slackify-markdown');
const seen = {
  jira2md: require('jira2md').to_jira(signs),
  'markdown-to-text': one('markdown-to-text')(signs),
  'markdown-to-txt': one('markdown-to-txt', 'markdownToTxt')(list),
  'telegram-markdown-v2': convert(quoted).trim(),
  'slackify-markdown': slackifyMarkdown(`${signs}\n\n${story}`).trim(),
};
const adf = one('md-to-adf')(story);
const tree = JSON.parse(JSON.stringify(adf));
const item = find(find(tree, 'orderedList'), 'blockquote');
seen['md-to-adf'] = [item && inside(item), tree.content.map((node) => node.type).join(), inside(tree).includes('Police counted 34.')];
const notion = require('@tryfabric/martian').markdownToBlocks(`${signs}\n\n${story}`);
const text = (block) => (block[block.type].rich_text || []).map((part) => part.text.content).join('')
  + (block[block.type].children || []).map((child) => ` / ${text(child)}`).join('');
seen['@tryfabric/martian'] = notion.map((block) => `${block.type}: ${text(block)}`);
for (const [name, result] of Object.entries(seen)) console.log(name.padEnd(21), JSON.stringify(result));
const ok = seen.jira2md === 'Turnout was [50% & ]60%.' && seen['markdown-to-text'] === 'Turnout was 60%.'
  && seen['markdown-to-txt'].includes('Leyton 123 children') && seen['telegram-markdown-v2'] === '> No one died\\.31 were hurt\\.'
  && seen['md-to-adf'].join('|') === 'No one died. >|orderedList|true'
  && seen['slackify-markdown'].includes('&lt;50% &amp; &gt;60%') && /> No one died\.\n>?\n> 31 were hurt\./.test(seen['slackify-markdown'])
  && seen['@tryfabric/martian'][0] === `paragraph: ${signs}` && seen['@tryfabric/martian'].includes('paragraph: Police counted 34.');
if (!ok) {
  console.error('Markdown is sent on in another way now');
  process.exit(1);
}
JS
node send.mjs
