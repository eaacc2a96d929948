#!/usr/bin/env bash
# pycountry finds a country by a name that is nearly right (`search_fuzzy`), and sorts what it finds. Its first for "Niger" is
# Nigeria, the neighbour, though Niger has that very name; for "Korea" it is the north, for "America" American Samoa, and for
# "U.S." the Virgin Islands. Nothing says that the first is a guess.
# Expected: Niger first for "Niger", as Mali is for "Mali", and nothing or both where a name is of two countries.
# Seen with pycountry 26.2.16 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pycountry==26.2.16
cat > check.py <<'PYTHON'
import pycountry

countries = {
    "United States": ["United States", "United States Minor Outlying Islands"],
    "America": ["American Samoa", "United States"],
    "U.S.": ["Virgin Islands, U.S.", "United States"],
    "Niger": ["Nigeria", "Niger"],
    "Mali": ["Mali", "Guinea"],
    "Korea": ["Korea, Democratic People's Republic of", "Korea, Republic of"],
}
found = {name: [country.name for country in pycountry.countries.search_fuzzy(name)[:2]] for name in countries}
for name, first in found.items():
    print(name, "| first two countries:", first)
assert found == countries, found
PYTHON
TZ=UTC venv/bin/python check.py
