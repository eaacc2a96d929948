#!/usr/bin/env bash
# node-summarizer and sum make a summary of a story's own sentences. They cut these at every point, also at that of a decimal, and
# hand out the first half as a sentence: of "The repair of the bridge in Leyton cost $1.5 million." the summary says that it cost
# $1, of 2.5 years "was closed for 2", and of "had cost 3.2 times what was planned" "had cost 3". The halves that follow stand
# nowhere. node-summarizer sets no blank between its sentences.
# Expected: whole sentences of the story, as lexrank and text-summarization give them.
# Seen with node-summarizer 1.0.7, sum 0.1.4, lexrank 1.0.5 and text-summarization 1.0.4 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund node-summarizer@1.0.7 sum@0.1.4 lexrank@1.0.5 text-summarization@1.0.4 >/dev/null
cat > summarize.js <<'JS'
const assert = require('assert');
const { SummarizerManager } = require('node-summarizer');
const lexrank = require('lexrank');
const sum = require('sum');
const textSummarization = require('text-summarization');

const cost = 'The repair of the bridge in Leyton cost $1.5 million.';
const closed = 'The bridge in Leyton was closed for 2.5 years.';
const planned = 'The mayor of Leyton said the repair of the bridge had cost 3.2 times what was planned.';
const story = [cost, closed, 'Turnout in Leyton was 51.4%.', planned, 'The bridge was built in 1950.'].join(' ');
(async () => {
  const seen = {
    'node-summarizer': new SummarizerManager(story, 3).getSummaryByFrequency().summary,
    sum: sum({ corpus: story, nSentences: 3 }).sentences.map((sentence) => sentence.trim()),
    lexrank: await new Promise((done) => { lexrank.summarize(story, 3, (failed, sentences, text) => done(text.trim())); }),
    'text-summarization': (await textSummarization({ text: story })).extractive,
  };
  console.log(seen);
  const halves = ['The mayor of Leyton said the repair of the bridge had cost 3', 'The repair of the bridge in Leyton cost $1',
    'The bridge in Leyton was closed for 2'];
  assert.deepStrictEqual(seen, {
    'node-summarizer':
      'The repair of the bridge in Leyton cost $1.The bridge was built in 1950.The bridge in Leyton was closed for 2.',
    sum: halves,
    lexrank: [cost, closed, planned].join(' '),
    'text-summarization': [cost, closed, planned],
  });
  process.exit(0);
})().catch((error) => { console.error(error); process.exit(1); });
JS
node summarize.js
