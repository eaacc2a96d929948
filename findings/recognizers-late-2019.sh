#!/usr/bin/env bash
# Microsoft's Recognizers-Text finds times in sentences. Read on 12 June 2024, "late 2019" is the second half of June 2024: the
# "late" is kept, the year is not. "The day after 3 May" is 3 May, and "not before 3 May" ends before 3 May, as the "not" is left
# out. "The winter of 2023-24" is the winter of 2023. "In 2019", "late May" and "before 3 May" are read.
# Expected: the end of 2019; 4 May; from 3 May on; or no date.
# Seen with @microsoft/recognizers-text-suite 1.3.1 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const R = require('@microsoft/recognizers-text-suite');
const noon = new Date(2024, 5, 12, 12);
const words = (day) => [day.value, day.start && `from ${day.start}`, day.end && `to ${day.end}`].filter(Boolean).join(' ');
const read = (text, expected) => {
  // A day without a year has two readings, the last and the next: the first is this year's.
  const found = R.recognizeDateTime(text, R.Culture.English, undefined, noon);
  const seen = found.map((day) => [day.text, words(day.resolution.values[0])]);
  console.log(text, JSON.stringify(seen));
  assert.deepStrictEqual(seen, expected, text);
};
read('The hall was built in 2019.', [['2019', 'from 2019-01-01 to 2020-01-01']]);
read('The hall was built in late May.', [['late may', 'from 2024-05-16 to 2024-06-01']]);
read('The hall was built in late 2019.', [['late 2019', 'from 2024-06-16 to 2024-07-01']]);
read('It opens on 3 May.', [['3 may', '2024-05-03']]);
read('It opens the day after 3 May.', [['the day after 3 may', '2024-05-03']]);
read('It opens before 3 May.', [['before 3 may', 'to 2024-05-03']]);
read('It opens not before 3 May.', [['before 3 may', 'to 2024-05-03']]);
read('It closed in the winter of 2023-24.', [['the winter of 2023', 'not resolved']]);
JS
TZ=UTC node read.js
