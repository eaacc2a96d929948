#!/usr/bin/env bash
# timestring and parse-duration, which read how long something took, take what they know out of what they are given. "2 1/2 hours"
# is 212 hours to the first, which drops the blank and the slash, and two hours to the second; "3 1/4 hours" is 314 and four. "5-7
# days" is seven days to both, "2½ hours" is two hours to one and next to nothing to the other. "1 hour 30" is an hour to
# timestring and ninety minutes to parse-duration, and five hours less are five hours to the former.
# Expected: 2.5 hours, and an error where they do not know what is written, as with ms.
# Seen with timestring 7.0.0, parse-duration 2.1.9 and ms 2.1.3 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund timestring@7.0.0 parse-duration@2.1.9 ms@2.1.3 >/dev/null
cat > read.mjs <<'JS'
import assert from 'assert';
import ms from 'ms';
import parse from 'parse-duration';
import timestring from 'timestring';
const none = 'nothing';
// To a tenth of a second; the second library reads the figures that have no unit as milliseconds.
const hours = (milliseconds) => (Number.isFinite(milliseconds) ? Math.round(milliseconds / 100) / 36000 : none);
const attempt = (read) => {
  try {
    return hours(read());
  } catch {
    return none;
  }
};
const check = (text, ...expected) => {
  const seen = [attempt(() => timestring(text) * 1000), attempt(() => parse(text)), attempt(() => ms(text))];
  console.log(text, '| in hours: timestring', seen[0], '| parse-duration', seen[1], '| ms', seen[2]);
  assert.deepStrictEqual(seen, expected, text);
};
check('2.5 hours', 2.5, 2.5, 2.5);
check('2 1/2 hours', 212, 2, none);
check('3 1/4 hours', 314, 4, none);
check('2½ hours', 2, 0, none);
check('5-7 days', 168, 168, none);
check('1 hour 30 minutes', 1.5, 1.5, none);
check('1 hour 30', 1, 1.5, none);
check('-5 hours', 5, -5, -5);
JS
node read.mjs
