#!/usr/bin/env bash
# Where something happened is often told in degrees. geo-coordinates-parser takes the point of a decimal for the sign between
# degrees and minutes, where no sign of a degree stands and one or two figures follow: "51.5 N, 0.12 W" is 51° 5′ N, 0° 12′ W, 46
# kilometres to the south, and "51.50 N" is 51° 50′, 37 kilometres to the north. Of a quake at "5.5 N, 95.9 E" it makes 5.08,
# 95.15. With three figures, "51.507 N", it reads decimals. The libraries called coordinate-parser, of npm and of PyPI, drop a
# minus that is typeset (U+2212): "−33.87, 151.2" is north of the equator, while "-33.87, 151.2" is read.
# Expected: 51.5, -0.12 and 5.5, 95.9, as coordinate-parser of npm reads them; -33.87, or an error as in geo-coordinates-parser.
# Seen with geo-coordinates-parser 1.7.4 and coordinate-parser 1.0.7 of npm, coordinate-parser 0.1.1 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check coordinate-parser==0.1.1
npm install --silent --no-audit --no-fund geo-coordinates-parser@1.7.4 coordinate-parser@1.0.7 >/dev/null
cat > read.js <<'JS'
const assert = require('assert');
const Coordinates = require('coordinate-parser');
const { convert } = require('geo-coordinates-parser');

const attempt = (read) => { try { return read(); } catch { return 'an error'; } };
const expected = {
  '51.5 N, 0.12 W': ['51.08333 -0.2', '51.5 -0.12'],
  '51.50 N, 0.12 W': ['51.83333 -0.2', '51.5 -0.12'],
  '51.507 N, 0.128 W': ['51.507 -0.128', '51.507 -0.128'],
  '5.5 N, 95.9 E': ['5.08333 95.15', '5.5 95.9'],
  '-33.87, 151.2': ['an error', '-33.87 151.2'],
  '−33.87, 151.2': ['an error', '33.87 151.2'],
};
const seen = {};
for (const text of Object.keys(expected)) {
  seen[text] = [
    attempt(() => { const place = convert(text); return `${place.decimalLatitude} ${place.decimalLongitude}`; }),
    attempt(() => { const place = new Coordinates(text); return `${place.getLatitude()} ${place.getLongitude()}`; }),
  ];
  console.log(text, '| geo-coordinates-parser:', seen[text][0], '| coordinate-parser:', seen[text][1]);
}
assert.deepStrictEqual(seen, expected);
JS
node read.js
venv/bin/python - <<'PYTHON'
from coordinate_parser import parse_coordinate

seen = {text: float(parse_coordinate(text)) for text in ("-33.87", "−33.87", "33.87 S")}
print("coordinate-parser of PyPI:", seen)
assert seen == {"-33.87": -33.87, "−33.87": 33.87, "33.87 S": -33.87}, seen
PYTHON
