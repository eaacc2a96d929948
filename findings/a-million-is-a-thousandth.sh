#!/usr/bin/env bash
# QuantiPhy and human-format read a quantity, and take the first letter of its unit for a magnitude wherever they can: "m" for a
# thousandth, "p" for a billionth of a thousandth. "1.5 million" is 0.0015 of a unit "illion" to both, and 12 people are
# 0.000000000012 "eople". To QuantiPhy "£5m" is half a penny, "5 min" are 0.005 inches ("in"), and 6 towns, as a small "t" is no
# magnitude, are more than 12 people; to human-format they are 6,000,000,000,000, and "1,200" is 1.
# Expected: an error for a unit that is none, or the unit as it stands, as with "5 hours"; "5 km" is 5,000 m.
# Seen with quantiphy 2.23 of PyPI and human-format 1.2.1 of npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check quantiphy==2.23
npm install --silent --no-audit --no-fund human-format@1.2.1 >/dev/null
cat > read.js <<'JS'
const format = require('human-format');
console.log(JSON.stringify(JSON.parse(process.argv[2]).map((text) => format.parse(text))));
JS
cat > read.py <<'PYTHON'
import json
import subprocess

from quantiphy import Quantity

expected = {
    "5 km": (5000.0, "m", 5000),
    "5 hours": (5.0, "hours", 5),
    "6 towns": (6.0, "towns", 6e12),
    "5 min": (0.005, "in", 0.005),
    "5 minutes": (0.005, "inutes", 0.005),
    "3 miles": (0.003, "iles", 0.003),
    "12 people": (1.2e-11, "eople", 1.2e-11),
    "1.5 million": (0.0015, "illion", 0.0015),
    "1.5 billion": (1.5, "billion", 1.5),
    "1,200": (1200.0, "", 1),
}
done = subprocess.run(["node", "read.js", json.dumps(list(expected))], capture_output=True, text=True, check=True)
seen = {}
for text, other in zip(expected, json.loads(done.stdout)):
    quantity = Quantity(text)
    seen[text] = (quantity.real, quantity.units, other)
    print(text, "| QuantiPhy:", quantity.real, quantity.units, "| written again:", quantity, "| human-format:", other)
assert {text: (*pair[:2], float(f"{pair[2]:.6g}")) for text, pair in seen.items()} == expected, seen
assert Quantity("12 people") < Quantity("6 towns") and str(Quantity("1.5 million")) == "1.5 million"
pounds = Quantity("£5m")
print("£5m | QuantiPhy:", pounds.real, pounds.units)
assert (pounds.real, pounds.units) == (0.005, "£")
PYTHON
venv/bin/python read.py
