#!/usr/bin/env bash
# any-date-parser reads many ways to write a date. For readers in the US the month comes first. Where the first figure cannot be a
# month, it drops the first digit and reads on: "13/05/2024" is 5 March 2024, "31/12/2023" 12 January and "29/03/2024" 3
# September. "The day after tomorrow" is tomorrow and "the day before yesterday" yesterday, as the last word alone is read.
# Expected: no date, or the day first, as with points, "13.05.2024", and with the locale en-GB.
# Seen with any-date-parser 2.2.4 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund any-date-parser@2.2.4 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const found = require('any-date-parser');
const parser = found.default || found;
const day = (text, locale) => parser.fromString(text, locale).toISOString().slice(0, 10);
const read = (text, ...expected) => {
  const seen = [day(text, 'en-US'), day(text, 'en-GB')];
  console.log(text, '| en-US', seen[0], '| en-GB', seen[1]);
  assert.deepStrictEqual(seen, expected, text);
};
read('12/05/2024', '2024-12-05', '2024-05-12');
read('13/05/2024', '2024-03-05', '2024-05-13');
read('31/12/2023', '2023-01-12', '2023-12-31');
read('29/03/2024', '2024-09-03', '2024-03-29');
read('13.05.2024', '2024-05-13', '2024-05-13');
read('13 May 2024', '2024-05-13', '2024-05-13');
assert.strictEqual(day('the day after tomorrow', 'en-US'), day('tomorrow', 'en-US'));
assert.strictEqual(day('the day before yesterday', 'en-US'), day('yesterday', 'en-US'));
assert.notStrictEqual(day('2 days ago', 'en-US'), day('yesterday', 'en-US'));
console.log('the day after tomorrow is tomorrow, the day before yesterday is yesterday');
JS
TZ=UTC node read.js
