#!/usr/bin/env bash
# Articles of wikis hold figures in templates and notes in the line. wtf_wikipedia, which knows many templates, gives other figures:
# {{val|1.5|e=6}}, 1.5 million, is 1.5; {{convert|40|–|50|km}} is "40 –", without its upper bound and its unit, though with "to" it is
# "40 to 50 km"; a sign in {{minus}} is dropped, and {{circa|1850|1860}} ends in 1850. mwparserfromhell and wikitextparser leave
# templates out, as they say, and set the words of a note on the line: a toll of 34 with a note "12 May report" is 3412.
# Expected: the figure, or a gap that can be told; the notes of a reader stand apart, as those of wtf_wikipedia do.
# Seen with wtf_wikipedia 10.4.2 of npm, mwparserfromhell 0.7.2 and wikitextparser 3.0.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund wtf_wikipedia@10.4.2 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check mwparserfromhell==0.7.2 wikitextparser==3.0.0
cat > read.js <<'JS'
const assert = require('assert');
const wtf = require('wtf_wikipedia');
const expected = {
  'The dam holds {{val|1.5|e=6|u=t}} of water.': 'The dam holds 1.5 t of water.',
  'It lies {{convert|40|–|50|km|mi}} off.': 'It lies 40 – off.',
  'It lies {{convert|40|to|50|km|mi}} off.': 'It lies 40 to 50 km off.',
  'A low of {{minus}}5 degrees.': 'A low of 5 degrees.',
  'Built {{circa|1850|1860}}.': 'Built c. 1850.',
  'The toll was 34<ref>12 May report</ref> by night.': 'The toll was 34 by night.',
};
for (const [text, words] of Object.entries(expected)) {
  const seen = wtf(text).text();
  console.log(text, '->', seen);
  assert.strictEqual(seen, words);
}
JS
node read.js
venv/bin/python - <<'PYTHON'
import mwparserfromhell
import wikitextparser

text = "The toll was 34<ref>12 May report</ref> by night."
seen = {
    "mwparserfromhell": mwparserfromhell.parse(text).strip_code(),
    "wikitextparser": wikitextparser.parse(text).plain_text(),
}
print(seen)
assert set(seen.values()) == {"The toll was 3412 May report by night."}, seen
PYTHON
