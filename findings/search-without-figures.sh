#!/usr/bin/env bash
# Archives on the web are searched with small engines. lunr does not find "Rates rise 15%" by "15%", nor "$5m", because it keeps
# words without the signs at their ends and looks for them with these; "-5" finds every story without a 5; and "no", "not" and
# "who" find nothing, as "No one was hurt" is kept as "hurt". MiniSearch finds the first two, and by "-5" whatever begins with a
# 5.
# Expected: what was typed, or that a word was left out of the question.
# Seen with lunr 2.3.9 and minisearch 7.2.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund lunr@2.3.9 minisearch@7.2.0 >/dev/null
cat > search.js <<'JS'
const assert = require('assert');
const lunr = require('lunr');
const MiniSearch = require('minisearch');

const stories = ['Frost of -5 degrees', 'Rates rise 15%', 'Fund of $5m', 'No one was hurt', 'Who is to pay'];
const index = lunr(function build() {
  this.ref('id');
  this.field('text');
  stories.forEach((text, id) => this.add({ id, text }));
});
const mini = new MiniSearch({ fields: ['text'] });
mini.addAll(stories.map((text, id) => ({ id, text })));
const seen = {};
for (const question of ['15', '15%', '$5m', '-5', 'no', 'who']) {
  const both = [index.search(question).map((hit) => Number(hit.ref)), mini.search(question).map((hit) => hit.id)];
  seen[question] = both.map((hits) => hits.sort().map((id) => stories[id]));
  console.log(question.padEnd(5), 'lunr', seen[question][0], 'MiniSearch', seen[question][1]);
}
const [frost, rates, fund, hurt, pay] = stories;
assert.deepStrictEqual(seen, {
  15: [[rates], [rates]],
  '15%': [[], [rates]],
  $5m: [[], [fund]],
  '-5': [[rates, fund, hurt, pay], [frost]],
  no: [[], [hurt]],
  who: [[], [pay]],
});
JS
node search.js
