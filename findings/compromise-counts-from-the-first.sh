#!/usr/bin/env bash
# compromise-dates finds times in sentences. What is counted from a day is counted from the first of its month: "the day after 3
# May 2025" is 2 May, "a week after 3 May 2025" 8 May, "two days before" it 29 April. And it ends what has no end: "since 2019"
# ends with that year, "after 3 May 2025" on 18 May, "after 2019" on 15 January 2020, and summer has two months.
# Expected: 4 May, 10 May, 1 May; no end. "From 3 May to 5 June 2025" is read.
# Seen with compromise-dates 3.9.0 and compromise 14.17.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund compromise@14.17.0 compromise-dates@3.9.0 >/dev/null
cat > read.mjs <<'JS'
import assert from 'assert';
import nlp from 'compromise';
import dates from 'compromise-dates';
nlp.plugin(dates);
const check = (text, ...expected) => {
  const [found] = nlp(text).dates({ today: '2024-06-12', timezone: 'UTC' }).get();
  const seen = [found.start.slice(0, 10), found.end.slice(0, 10)];
  console.log(text, '| from', seen[0], 'to', seen[1]);
  assert.deepStrictEqual(seen, expected, text);
};
check('It opened on 3 May 2025.', '2025-05-03', '2025-05-03');
check('It opened the day after 3 May 2025.', '2025-05-02', '2025-05-02');
check('It opened a week after 3 May 2025.', '2025-05-08', '2025-05-08');
check('It opened two days before 3 May 2025.', '2025-04-29', '2025-04-29');
check('It was open from 3 May to 5 June 2025.', '2025-05-03', '2025-06-05');
check('It opens after 3 May 2025.', '2025-05-04', '2025-05-18');
check('It closed after 2019.', '2020-01-01', '2020-01-15');
check('It has been open since 2019.', '2019-01-01', '2019-12-31');
check('It was open in summer 2019.', '2019-06-01', '2019-07-31');
check('It opens before 3 May 2025.', '2024-06-12', '2025-05-02');
JS
TZ=UTC node read.mjs
