#!/usr/bin/env bash
# keyword-extractor takes the words that matter out of a sentence. The point of a decimal is dropped: a rise of 5.5% has the
# keyword "55%", a fall of -0.5% "-05%", $1.5 million "$15" and "million", and 1.25 million people "125" and "million". The day
# 5.12.2024 is one figure, and so is 10:30. "The U.S. won." has "won" alone, as "U.S." without its points is the word "us".
# "5-10", "1/2" and "<5%" stay.
# Expected: the figure, or none; "1,200" as "1200" is the same.
# Seen with keyword-extractor 0.3.0 of npm, with `remove_digits` off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund keyword-extractor@0.3.0 >/dev/null
cat > check.mjs <<'JS'
import assert from 'assert';
import found from 'keyword-extractor';
const extractor = found.default || found;
const check = (text, ...expected) => {
  const seen = extractor.extract(text, { language: 'english', remove_digits: false, return_changed_case: false });
  console.log(text, JSON.stringify(seen));
  assert.deepStrictEqual(seen, expected, text);
};
check('Prices rose 5% in Leyton.', 'Prices', 'rose', '5%', 'Leyton');
check('Prices rose 5.5% in Leyton.', 'Prices', 'rose', '55%', 'Leyton');
check('Prices fell -0.5% in Leyton.', 'Prices', 'fell', '-05%', 'Leyton');
check('It cost $1.5 million.', 'cost', '$15', 'million');
check('Some 1,200 people left Leyton.', '1200', 'people', 'left', 'Leyton');
check('Some 1.25 million people left Leyton.', '125', 'million', 'people', 'left', 'Leyton');
check('He said 5-10 boats sank.', '5-10', 'boats', 'sank');
check('It opened on 5.12.2024 at 10:30.', 'opened', '5122024', '1030');
check('The U.S. won.', 'won');
JS
TZ=UTC node check.mjs
