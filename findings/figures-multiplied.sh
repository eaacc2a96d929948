#!/usr/bin/env bash
# Pint makes quantities of text, and multiplies what stands side by side: "5 ft 10 in" is an area of 50 foot-inches, "1 200 m" is
# 200 m (one times 200), "2 1/2 miles" one mile. A minus as it is typeset (U+2212) is dropped: "−5 m" is 5 m. math.js makes an
# area of "5 ft 10 in" and of "5 m 20 cm" too, and refuses the other three.
# Expected: 5 ft 10 in is 70 inches; 1,200 m, as Pint reads it with a comma; 2.5 miles; -5 m; or an error.
# Seen with Pint 0.25.3 of PyPI and mathjs 15.2.0 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Pint==0.25.3
npm install --silent --no-audit --no-fund mathjs@15.2.0 >/dev/null
cat > read.js <<'JS'
const math = require('mathjs');
const read = (text) => {
  try {
    return String(math.evaluate(text));
  } catch {
    return 'an error';
  }
};
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0)).map(read)));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

import pint

expected = {
    "5 ft": ("5 foot", "5 ft"),
    "5 ft 10 in": ("50 foot * inch", "600 in^2"),
    "5 m 20 cm": ("100 centimeter * meter", "1 m^2"),
    "1,200 m": ("1200 meter", "an error"),
    "1 200 m": ("200 meter", "an error"),
    "1/2 mile": ("0.5 mile", "0.5 mile"),
    "2 1/2 mile": ("1.0 mile", "an error"),
    "-5 m": ("-5 meter", "-5 m"),
    "\u22125 m": ("5 meter", "an error"),
}
done = subprocess.run(["node", "read.js"], input=json.dumps(list(expected)), capture_output=True, text=True, check=True)
units = pint.UnitRegistry()
seen = {}
for text, other in zip(expected, json.loads(done.stdout)):
    seen[text] = (str(units.Quantity(text)), other)
    print(text, "| Pint", seen[text][0], "| math.js", other)
assert seen == expected, seen
PYTHON
venv/bin/python read.py
