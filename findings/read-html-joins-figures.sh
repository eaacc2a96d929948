#!/usr/bin/env bash
# pandas.read_html turns the tables of a page into data. A comma in a cell is a thousands sign to it wherever it stands: seats
# "3,4" are 34, and "1,5", one and a half in most of Europe, is 15. What stands in paragraphs or list items of a cell is one
# number: <p>3</p><p>4</p> is 34, and 5 and 6 in a list are 56. All of them are whole numbers of the type int64, not text.
# Expected: a comma with three figures behind it; blanks as around <br>, which are kept. `thousands=None` leaves "3,4" alone.
# Seen with pandas 3.1.1 and lxml 6.1.3 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 lxml==6.1.3
venv/bin/python - <<'PYTHON'
import io

import pandas

def read(cell, **options):
    page = f"<table><tr><th>town</th><th>figure</th></tr><tr><td>Orrville</td><td>{cell}</td></tr></table>"
    return pandas.read_html(io.StringIO(page), **options)[0]["figure"].tolist()[0]

expected = {
    "3,4": 34,
    "1,5": 15,
    "<p>3</p><p>4</p>": 34,
    "<ul><li>5</li><li>6</li></ul>": 56,
    "1,234": 1234,
    "12<br>34": "12 34",
    "10-15": "10-15",
    "5%": "5%",
}
for cell, number in expected.items():
    seen = read(cell)
    print(cell.ljust(32), repr(seen))
    assert seen == number and isinstance(seen, int) == isinstance(number, int), (cell, seen)
assert read("3,4", thousands=None) == "3,4"
PYTHON
