#!/usr/bin/env bash
# chrono-node reads a span of days that starts with "from" and a day before its month as hours: "from 14 May to 16 June" starts on
# 16 May at 14:00, as if the 14th were two o'clock, and "from 14 May to 16 May" starts and ends there at once. "from 14 to 16 May"
# is two hours of the first of May. Days over 23 cannot be hours and are read right, as are "14 May to 16 June" without the word,
# "from May 14 to June 16" and "from 14th May"; and "from 10 April", because "10 A" might be a morning hour.
# Expected: 14 May to 16 June, whatever stands before it.
# Seen with chrono-node 2.10.3 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const chrono = require('chrono-node');
const said = new Date('2024-06-12T12:00:00Z');
const moment = (found) => found.date().toISOString().slice(5, 16);
const expected = {
  'It is shut from 14 May to 16 June.': '05-16T14:00 06-16T14:00',
  'It is shut from 14 May to 16 May.': '05-16T14:00 05-16T14:00',
  'It is shut from 14 to 16 May.': '05-01T14:00 05-01T16:00',
  'It is shut from 25 May to 27 May.': '05-25T12:00 05-27T12:00',
  'It is shut 14 May to 16 June.': '05-14T12:00 06-16T12:00',
  'It is shut from May 14 to June 16.': '05-14T12:00 06-16T12:00',
  'It is shut from 14th May to 16th June.': '05-14T12:00 06-16T12:00',
  'It is shut from 10 April to 16 June.': '04-10T12:00 06-16T12:00',
};
for (const [text, days] of Object.entries(expected)) {
  const [found] = chrono.parse(text, said);
  const seen = `${moment(found.start)} ${moment(found.end)}`;
  console.log(text.padEnd(40), seen);
  assert.strictEqual(seen, days, text);
}
JS
TZ=UTC node read.js
