#!/usr/bin/env bash
# Sherlock reads the time of an event out of a sentence. Years are times of day to it: read on 12 June 2024, "late 2019" is that
# day at 20:19, "Sept. 5, 2023" that day at 20:23, "13/05/2024" that day at 20:24. "A year and a half ago" is a year ahead, on 12
# June 2025. What it did not use it hands back as the title of the event.
# Expected: 2019, 5 September 2023, 13 May 2024 and December 2022, or no time; "5 May 2024" and "two weeks ago" are read.
# Seen with sherlockjs 1.4.2 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund sherlockjs@1.4.2 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const Sherlock = require('sherlockjs');
const seen = {};
for (const text of [
  'The hall fell in late 2019',
  'The hall fell on Sept. 5, 2023',
  'The hall fell on September 5, 2023',
  'The hall fell on 13/05/2024',
  'The hall fell on 5 May 2024',
  'The hall fell a year and a half ago',
  'The hall fell two weeks ago',
]) {
  Sherlock._setNow(new Date(Date.UTC(2024, 5, 12, 12)));
  const found = Sherlock.parse(text);
  seen[text] = found.startDate.toISOString().slice(0, 16);
  console.log(text, '|', seen[text], '| title', found.eventTitle);
}
assert.deepStrictEqual(seen, {
  'The hall fell in late 2019': '2024-06-12T20:19',
  'The hall fell on Sept. 5, 2023': '2024-06-12T20:23',
  'The hall fell on September 5, 2023': '2023-09-05T00:00',
  'The hall fell on 13/05/2024': '2024-06-12T20:24',
  'The hall fell on 5 May 2024': '2024-05-05T00:00',
  'The hall fell a year and a half ago': '2025-06-12T00:00',
  'The hall fell two weeks ago': '2024-05-29T00:00',
});
JS
TZ=UTC node read.js
