#!/usr/bin/env bash
# Libraries that take a price out of text drop what is no digit between two figures. "$5-10" is 510 to parse-price and parse-money
# and minus 510 to Numeral.js; accounting.js reads the first, and runs them together at a dash: "$5–10" is 510. "$5 and 20 cents"
# is 520 to all four, "5 1/2" is 512 to five, and "No. 5" a half to three, as the point comes first. "$1.5bn" and "$5 million" are
# one and a half and five dollars to all six. numbro takes each letter that it knows for a magnitude: 12 km are 12,000 millions.
# Expected: 5, or no price, as currency.js and parsecurrency answer for ranges; the magnitude, or no price. "$5" and "$1,200" are
# read by all.
# Seen with parse-price 1.1.8, parse-money 1.0.12, numeral 2.0.6, accounting 0.4.1, numbro 2.5.0, currency.js 2.0.4 and
# parsecurrency 1.1.1 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund parse-price@1.1.8 parse-money@1.0.12 numeral@2.0.6 accounting@0.4.1 numbro@2.5.0 \
  currency.js@2.0.4 parsecurrency@1.1.1 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const price = require('parse-price');
const money = require('parse-money').default;
const numeral = require('numeral');
const accounting = require('accounting');
const numbro = require('numbro');
const currency = require('currency.js');
const parseCurrency = require('parsecurrency');
const read = (text) => ({
  'parse-price': (price.default || price)(text),
  'parse-money': money(text)?.amount,
  numeral: numeral(text).value(),
  accounting: accounting.unformat(text),
  'currency.js': currency(text).value,
  parsecurrency: parseCurrency(text)?.value,
});
const check = (text, ...expected) => {
  const seen = read(text);
  console.log(text, JSON.stringify(seen, (_, value) => (value === undefined || Number.isNaN(value) ? 'none' : value)));
  assert.deepStrictEqual(Object.values(seen), expected, text);
};
check('$5', 5, 5, 5, 5, 5, 5);
check('$1,200', 1200, 1200, 1200, 1200, 1200, 1200);
check('$5-10', 510, 510, -510, 5, NaN, undefined);
check('$5–10', 510, 510, 510, 510, 510, undefined);
check('$5 and 20 cents', 520, 520, 520, 520, 520, undefined);
check('5 1/2', 512, 512, 512, 512, 512, undefined);
check('$1.5bn', 1.5, 1.5, 1.5, 1.5, 1.5, 1.5);
check('$5 million', 5, 5, 5, 5, 5, 5);
check('No. 5', 0.5, 5, 0.5, 0.5, 0.5, 5);
const metres = ['12', '12 k', '12 m', '12 km'].map((text) => numbro.unformat(text));
console.log('numbro: 12, 12 k, 12 m, 12 km', JSON.stringify(metres));
assert.deepStrictEqual(metres, [12, 12000, 12000000, 12000000000]);
JS
node read.js
