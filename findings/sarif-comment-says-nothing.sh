#!/usr/bin/env bash
# @security-alert/sarif-to-markdown writes a SARIF file as a comment for a pull request. Where the rules of a checker name no
# level, which makes them warnings by the format, it says "Nothing here." and drops all that was found, errors with a level of
# their own, too. Where they name one, that stands before each finding: an error and a note of a rule that is a warning are
# warnings.
# Expected: each finding with its own level, and a warning where neither it nor its rule has one.
# Seen with @security-alert/sarif-to-markdown 1.11.1 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @security-alert/sarif-to-markdown@1.11.1 >/dev/null
cat > write.js <<'JS'
const assert = require('assert');
const { sarifToMarkdown } = require('@security-alert/sarif-to-markdown');

const finding = (ruleId, level, text, startLine) => ({
  ruleId, level, message: { text },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'story.md' }, region: { startLine } } }],
});
const results = [
  finding('number', 'error', '12 dead → 21 dead', 3),
  finding('money', 'note', '$5m → $6m', 9),
  finding('date', 'warning', 'Monday → Tuesday', 4),
];
const log = (levels) => ({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'checker', rules: ['number', 'money', 'date'].map((id) => ({
    id, shortDescription: { text: id }, ...(levels ? { defaultConfiguration: { level: 'warning' } } : {}),
  })) } }, results }],
});
const write = (sarif) => {
  const options = { title: 'Story', owner: 'post', repo: 'stories', branch: 'main', sourceRoot: '' };
  const body = sarifToMarkdown(options)(sarif)[0].body;
  const lines = body.split('## Results')[1].split('## Suppressed')[0].split('\n').map((line) => line.trim());
  return lines.filter(Boolean).map((line) => line.replace(/http.*story/, 'story').replace(/ +/g, ' '));
};
const seen = write(log(true));
const bare = write(log(false));
console.log('rules with a level:', seen);
console.log('rules without:', bare);
assert.deepStrictEqual(seen, [
  '- **[WARNING]** **[number]** `12 dead → 21 dead`', '- story.md#L3',
  '- **[WARNING]** **[money]** `$5m → $6m`', '- story.md#L9',
  '- **[WARNING]** **[date]** `Monday → Tuesday`', '- story.md#L4',
]);
assert.deepStrictEqual(bare, ['Nothing here.']);
JS
node write.js
