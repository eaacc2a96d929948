#!/usr/bin/env bash
# A toll changes, and the translation of its line is kept and marked as unchecked: "fuzzy" in a .po file, a target with the state
# needs-review-translation in XLIFF 1.2. gettext-converter writes the fuzzy line into its JSON like the others, so that "31 died"
# is shown as "34 starben"; po2json leaves it out, as gettext's own msgfmt does. xliff reads and writes XLIFF and drops the state,
# so that the line looks finished, and the other proposal (<alt-trans>), "31 starben".
# Expected: no translation, so that the old text is shown, as gettext's manual says of fuzzy entries; the state as it was.
# Seen with gettext-converter 1.3.4, po2json 0.4.5 and xliff 6.4.0 of npm, polib 1.2.0 of PyPI, which counts the fuzzy line as
# untranslated.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund gettext-converter@1.3.4 po2json@0.4.5 xliff@6.4.0 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check polib==1.2.0
cat > toll.po <<'PO'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#, fuzzy
#| msgid "34 died"
msgid "31 died"
msgstr "34 starben"

msgid "No one was hurt"
msgstr "Niemand wurde verletzt"
PO
cat > toll.xliff <<'XML'
<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="toll" source-language="en" target-language="de" datatype="plaintext"><body>
<trans-unit id="toll"><source>31 died</source><target state="needs-review-translation">34 starben</target>
<alt-trans><target>31 starben</target></alt-trans></trans-unit>
</body></file></xliff>
XML
cat > read.mjs <<'JS'
import { createRequire } from 'module';
import { readFileSync } from 'fs';
const require = createRequire(import.meta.url);
const po = readFileSync('toll.po', 'utf8');
const converter = await import('gettext-converter');
const first = (converter.po2i18next || converter.default.po2i18next)(po);
const second = require('po2json').parse(po);
const { xliff12ToJs, jsToXliff12 } = require('xliff');
const third = await jsToXliff12(await xliff12ToJs(readFileSync('toll.xliff', 'utf8')));
console.log(JSON.stringify({ first, second, third }));
JS
node --no-deprecation read.mjs > seen.json
venv/bin/python - <<'PYTHON'
import json
import sys

import polib

seen = json.load(open("seen.json", encoding="utf-8"))
print("gettext-converter:", seen["first"])
print("po2json:          ", seen["second"])
print("xliff:            ", seen["third"])
checked = [entry.msgid for entry in polib.pofile("toll.po").translated_entries()]
print("polib, checked:   ", checked)
ok = (
    seen["first"]["31 died"] == "34 starben"
    and "31 died" not in seen["second"] and "No one was hurt" in seen["second"]
    and checked == ["No one was hurt"]
    and "state" not in seen["third"] and "alt-trans" not in seen["third"]
    and "34 starben" in seen["third"]
)
sys.exit(0 if ok else "unchecked translations are read in another way now")
PYTHON
