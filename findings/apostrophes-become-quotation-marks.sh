#!/usr/bin/env bash
# textlint's preset for Google's style guide mends quotation marks: double ones outside, single ones inside. It takes all from
# one apostrophe to the next for a quotation in single marks, so that a quoted word between two possessives or contractions
# stands "inside" it, and `--fix` swaps them: The town's mayor said "no" and that's all. becomes The town"s mayor said 'no' and
# that"s all. A plural possessive does the same, and so does a whole quoted sentence. The file is changed, and nothing is said.
# Expected: an apostrophe between two letters is no quotation mark; the sentence stays. Where no double mark stands between two
# apostrophes nothing is changed, and a true quotation inside a quotation is mended rightly.
# Seen with textlint 15.8.0 and @textlint-rule/textlint-rule-preset-google 0.1.2 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund textlint@15.8.0 @textlint-rule/textlint-rule-preset-google@0.1.2 >/dev/null
echo '{"rules": {"@textlint-rule/preset-google": {"quotation-marks": true}}}' > rules.json
cat > story.md <<'MD'
The town's mayor said "no" and that's all.

Orr's wife said: "No one died." Ley's wife left.

The dogs' owner said "no" to the cats' owner.

It's not what the town's mayor said in the 1990's.

'Ley said "no" twice.'
MD
npx textlint --config rules.json --fix story.md >/dev/null || true
cat story.md
diff story.md - <<'MD' || { echo "textlint mends these marks in another way"; exit 1; }
The town"s mayor said 'no' and that"s all.

Orr"s wife said: 'No one died.' Ley"s wife left.

The dogs" owner said 'no' to the cats" owner.

It's not what the town's mayor said in the 1990's.

"Ley said 'no' twice."
MD
