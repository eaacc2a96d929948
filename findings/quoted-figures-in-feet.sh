#!/usr/bin/env bash
# smartquotes turns typed quotation marks into curly ones, and the marks of feet and inches into primes. Where a quotation ends in
# a figure and another was before it, the mark that closes it becomes inches: of "We counted 34" and "we counted 31" the second is
# “we counted 31″, which nobody closes. A quoted '12' becomes ’12′, an apostrophe and twelve feet, and '12 dead' begins with an
# apostrophe. The first quotation, and those that end in a word or with a comma inside, are right, and so are a man's 6′ 2″.
# Expected: the marks that close what was opened.
# Seen with smartquotes 2.3.2 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund smartquotes@2.3.2 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const smartquotes = require('smartquotes');
const check = (text, expected) => {
  const seen = smartquotes(text);
  console.log(text, '|', seen);
  assert.strictEqual(seen, expected);
};
check('He is 6\' 2" tall.', 'He is 6′ 2″ tall.');
check('Orr said "yes", and Ley "no".', 'Orr said “yes”, and Ley “no”.');
check('"We counted 34" said Orr.', '“We counted 34” said Orr.');
check('"We counted 34" said Orr; "we counted 31" said Ley.', '“We counted 34” said Orr; “we counted 31″ said Ley.');
check('"We counted 34," said Orr; "we counted 31," said Ley.', '“We counted 34,” said Orr; “we counted 31,” said Ley.');
check('The lines "4" and "5" were shut.', 'The lines “4” and “5″ were shut.');
check("She said 'yes' twice.", 'She said ‘yes’ twice.');
check("She said '12' twice.", 'She said ’12′ twice.');
check("The sign said '12 dead' at noon.", 'The sign said ’12 dead’ at noon.');
JS
node read.js
