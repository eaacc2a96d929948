#!/usr/bin/env bash
# compromise finds the numbers of a sentence and can write them as figures or change them. It reads a figure with a typed minus without
# it: -5 is 5, is said to be greater than 0, and one added to it makes -6; "minus 5" is -5. "One and a half million people" is
# written as "1000000 people", "a third of voters" as "0.333rd of voters", "twenty twenty-four" as "0-4", "no one" as "no 1".
# Made negative, "No one was hurt." is "No one was not hurt."
# Expected: -4; 1500000, as it writes "1.5 million"; 2024; a sentence that says the same where only its figures are rewritten.
# Seen with compromise 14.17.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund compromise@14.17.0 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const nlp = require('compromise');
const check = (what, seen, expected) => {
  console.log(what, JSON.stringify(seen));
  assert.deepStrictEqual(seen, expected, what);
};
const figures = (text) => {
  const story = nlp(text);
  story.numbers().toNumber();
  return story.text();
};
check('-5 is', nlp('A low of -5 degrees.').numbers().get(), [5]);
check('minus 5 is', nlp('A low of minus 5 degrees.').numbers().get(), [-5]);
check('-5 greater than 0:', nlp('A low of -5 degrees.').numbers().greaterThan(0).length, 1);
const warmer = nlp('A low of -5 degrees.');
warmer.numbers().add(1);
check('one more:', warmer.text(), 'A low of -6 degrees.');
check('in figures:', figures('One and a half million people left.'), '1000000 people left.');
check('in figures:', figures('Then 1.5 million people left.'), 'Then 1500000 people left.');
check('in figures:', figures('A third of voters stayed.'), '0.333rd of voters stayed.');
check('in figures:', figures('It opened in twenty twenty-four.'), 'It opened in 0-4.');
check('in figures:', figures('In the end no one died.'), 'In the end no 1 died.');
const denied = nlp('No one was hurt.');
denied.sentences().toNegative();
check('made negative:', denied.text(), 'No one was not hurt.');
JS
node read.js
