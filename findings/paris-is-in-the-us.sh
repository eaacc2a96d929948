#!/usr/bin/env bash
# GeoText finds towns and countries in text and counts which countries are spoken of. Where towns of the same name are in several
# countries it keeps one, and often not the one that is meant: Paris, Rome, Moscow, Athens and Dublin are all counted for the US,
# Sydney for Canada and Barcelona for Venezuela. "Papua New Guinea" is Guinea. At the start of a sentence "Police" is a town in
# Poland, "Most" one in the Czech Republic, "Of" in Turkey and "Reading" in the US; "the UK" and "the US" are nothing.
# Expected: the capital, as with London, Berlin and Madrid, or no country.
# Seen with geotext 0.4.0 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check geotext==0.4.0
cat > check.py <<'PYTHON'
from geotext import GeoText

expected = {
    "It rained in London.": {"GB": 1},
    "It rained in Berlin and Madrid.": {"DE": 1, "ES": 1},
    "It rained in Paris, Rome, Moscow, Athens and Dublin.": {"US": 5},
    "It rained in Sydney and Barcelona.": {"CA": 1, "VE": 1},
    "It rained in Guinea.": {"GN": 1},
    "It rained in Papua New Guinea.": {"GN": 1},
    "It rained in the UK and the US.": {},
    "Police said that it rained.": {"PL": 1},
    "Most of it was rain.": {"CZ": 1},
    "Of the rain nobody spoke.": {"TR": 1},
    "Reading the gauge took an hour.": {"US": 1},
}
seen = {}
for text in expected:
    places = GeoText(text)
    seen[text] = dict(places.country_mentions)
    print(text, "| towns", places.cities, "| countries", seen[text])
assert seen == expected, seen
PYTHON
TZ=UTC venv/bin/python check.py
