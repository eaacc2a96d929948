#!/usr/bin/env bash
# Google Docs keeps a change that somebody suggests in the text, the old words and the new, and its interface hands out both to
# whoever may edit (suggestionsViewMode: SUGGESTIONS_INLINE), each run with the id of the suggestion. Two libraries write both as
# text: with "31" suggested to become "34" the toll is "3134 dead" in @googleworkspace/google-docs-hast and in
# gatsby-source-google-docs. A day that was set as a chip (dateElement) is dropped by both, "Orr spoke on .", and only the first
# says so, on the console; it also leaves "12 dead" and "31 hurt", two lines of a paragraph, with nothing between them that a
# browser shows, and drops the sign of a note.
# Expected: the text with or without the suggestions, or marks for both; the words on the chip; a line break, as gatsby's writes.
# Seen with @googleworkspace/google-docs-hast 1.0.5, hast-util-to-html 9.0.5 and gatsby-source-google-docs 3.0.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --legacy-peer-deps --ignore-scripts @googleworkspace/google-docs-hast@1.0.5 \
  hast-util-to-html@9.0.5 gatsby-source-google-docs@3.0.0 >/dev/null
cat > write.mjs <<'JS'
import { createRequire } from 'module';
import { toHast } from '@googleworkspace/google-docs-hast';
import { toHtml } from 'hast-util-to-html';
const require = createRequire(import.meta.url);
const { GoogleDocument } = require('gatsby-source-google-docs/utils/google-document');
const run = (content, more = {}) => ({ textRun: { content, textStyle: {}, ...more } });
const paragraph = (...elements) => ({ paragraph: { elements, paragraphStyle: { namedStyleType: 'NORMAL_TEXT' } } });
const names = ['NORMAL_TEXT', 'TITLE', 'SUBTITLE', ...[1, 2, 3, 4, 5, 6].map((level) => `HEADING_${level}`)];
const day = { displayText: '6 May 2024', timestamp: '2024-05-06T12:00:00Z' };
const story = () => ({
  documentId: 'toll', title: 'Toll', suggestionsViewMode: 'SUGGESTIONS_INLINE',
  body: { content: [
    paragraph(run('The toll is '), run('31', { suggestedDeletionIds: ['s1'] }), run('34', { suggestedInsertionIds: ['s1'] }),
      run(' dead.\n')),
    paragraph(run('Orr spoke on '), { dateElement: { dateId: 'd', dateElementProperties: day } }, run('.\n')),
    paragraph(run('12 dead\u000b31 hurt of 40'), { footnoteReference: { footnoteId: 'f', footnoteNumber: '1', textStyle: {} } },
      run('.\n')),
  ] },
  footnotes: { f: { footnoteId: 'f', content: [paragraph(run('Police.\n'))] } },
  lists: {}, headers: {}, footers: {}, inlineObjects: {}, positionedObjects: {},
  namedStyles: { styles: names.map((namedStyleType) => ({ namedStyleType, textStyle: {}, paragraphStyle: {} })) },
});
const warnings = [];
for (const kind of ['warn', 'error', 'log']) {
  const { [kind]: write } = console;
  console[kind] = (...words) => (String(words[0]).startsWith('Unsupported') ? warnings.push(words.join(' ')) : write(...words));
}
const first = toHtml(toHast(story()));
const second = new GoogleDocument({ document: story(), properties: {}, options: {}, links: {} }).toMarkdown();
console.log(JSON.stringify(first));
console.log(JSON.stringify(second));
console.log('on the console:', warnings.join('; '));
const ok = first.includes('The toll is 3134 dead.') && second.includes('The toll is 3134 dead.')
  && first.includes('Orr spoke on .') && second.includes('Orr spoke on .')
  && first.includes('12 dead\u000b31 hurt of 40.') && second.includes('12 dead<br/>31 hurt of 40[^1].')
  && warnings.some((line) => line.includes('dateElement')) && !warnings.some((line) => line.includes('uggest'));
if (!ok) {
  console.error('suggestions of Google Docs are written in another way now');
  process.exit(1);
}
JS
node write.mjs
