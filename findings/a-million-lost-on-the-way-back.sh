#!/usr/bin/env bash
# number-to-words, written-number and to-words write a number in words, and words-to-numbers reads them. A magnitude is multiplied
# by the word before it alone, and the rest is added: "thirty-four thousand" is 4,030, "two hundred thirty-four thousand" 4,230,
# and 1,234,567 comes back as 1,004,797, without nearly a quarter of a million. "Some thirty-four million people" are 4,000,030.
# Expected: the number that went in, as with fourteen thousand, or an error.
# Seen with number-to-words 1.2.4, written-number 0.11.1, to-words 5.7.0 and words-to-numbers 1.5.1 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund number-to-words@1.2.4 written-number@0.11.1 to-words@5.7.0 \
  words-to-numbers@1.5.1 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const { toWords } = require('number-to-words');
const written = require('written-number');
const { ToWords } = require('to-words');
const { wordsToNumbers } = require('words-to-numbers');
const other = new ToWords({ localeCode: 'en-US' });
const check = (number, ...expected) => {
  const words = [toWords(number), written(number), other.convert(number)];
  const seen = words.map((text) => wordsToNumbers(text));
  console.log(number, words.map((text, nth) => `"${text}" is read as ${JSON.stringify(seen[nth])}`).join(', '));
  assert.deepStrictEqual(seen, expected, String(number));
};
check(1005, 1005, 1005, 1005);
check(14000, 14000, 14000, 14000);
check(34000, 4030, 4030, 4030);
check(200300, 200300, 200300, 200300);
check(234000, 4230, 4230, 4230);
check(120000, 20100, 20100, 20100);
check(1200500, 1200500, 1200500, 1200500);
check(1234567, 1004797, 1004797, 1004797);
assert.strictEqual(wordsToNumbers('Some thirty-four million people left.'), 'Some 4000030 people left.');
console.log('"Some thirty-four million people left." is read as "Some 4000030 people left."');
JS
node read.js
