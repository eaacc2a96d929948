#!/usr/bin/env bash
# num2words writes a sum of money in words. A whole number is taken for cents, and one with a point, or the same number as a text,
# for the money itself: 150 is "one dollar, fifty cents", 150.0 and "150" are "one hundred and fifty dollars, zero cents". 1500000
# dollars, as a reader of figures hands them on, become fifteen thousand, and 5 euros in German five cents. Without
# `to="currency"` 150, 150.0 and "150" are one number, and in Japanese 150 yen stay 150.
# Expected: the same sum from all three, as to-words of npm writes.
# Seen with num2words 0.5.14 of PyPI and to-words 5.7.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14
npm install --silent --no-audit --no-fund to-words@5.7.0 >/dev/null
cat > write.js <<'JS'
const { ToWords } = require('to-words');
const writer = new ToWords({ localeCode: 'en-US' });
console.log(JSON.stringify([150, 150.0, '150', 1500000].map((sum) => writer.convert(sum, { currency: true }))));
JS
cat > write.py <<'PYTHON'
import json
import subprocess

from num2words import num2words

sums = [150, 150.0, "150", 1500000]
plain = [num2words(number) for number in sums]
dollars = [num2words(number, to="currency", currency="USD") for number in sums]
others = json.loads(subprocess.run(["node", "write.js"], capture_output=True, text=True, check=True).stdout)
for row in zip(map(repr, sums), plain, dollars, others):
    print(*row, sep=" | ")
assert plain == ["one hundred and fifty"] * 3 + ["one million, five hundred thousand"], plain
assert dollars == [
    "one dollar, fifty cents",
    "one hundred and fifty dollars, zero cents",
    "one hundred and fifty dollars, zero cents",
    "fifteen thousand dollars, zero cents",
], dollars
assert others == ["One Hundred Fifty Dollars Only"] * 3 + ["One Million Five Hundred Thousand Dollars Only"], others
in_german = num2words(5, lang="de", to="currency", currency="EUR")
in_japanese = num2words(150, lang="ja", to="currency", currency="JPY")
print("5 in German:", in_german, "| 150 in Japanese:", in_japanese)
assert (in_german, in_japanese) == ("null Euro und fünf Cent", "百五十円"), (in_german, in_japanese)
PYTHON
venv/bin/python write.py
