#!/usr/bin/env bash
# csvkit, made for newsrooms, guesses what each column of a table holds and writes it so (agate does the guessing). Where every
# town has no dead or one, the toll becomes False and True; with a town that has two, it is a number. "None" hurt is an empty
# cell. Figures in dollars and in pounds are one column of numbers without a sign, "5%" is 5, "1,5" is 15. "1.5m" is 90 seconds, a
# kick-off at 3:30 is three and a half minutes, and "May" is the first of May of the year 1. csvsort, asked for nothing but an
# order, writes the table so.
# Expected: the cells as they were, as "1.5 million" stays. `--no-inference` keeps all but "none", which is emptied even then; it
# is not set.
# Seen with csvkit 2.2.0 and agate 1.14.2 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cat > check.py <<'PYTHON'
import csv
import io
import json
import subprocess

columns = {
    "month": ["May", "June"],
    "dead": ["0", "1"],
    "dead at sea": ["1", "2"],
    "hurt": ["none", "4"],
    "price": ["1.5m", "2m"],
    "full price": ["1.5 million", "2 million"],
    "kick-off": ["3:30", "2:45"],
    "litres": ["1,5", "2,5"],
    "fine": ["$5", "£6"],
    "share": ["5%", "12%"],
}
table = io.StringIO()
writer = csv.writer(table)
writer.writerow(columns)
writer.writerows(zip(*columns.values()))
done = subprocess.run(["venv/bin/csvjson"], input=table.getvalue(), capture_output=True, text=True, check=True)
rows = json.loads(done.stdout)
seen = {name: [row[name] for row in rows] for name in columns}
for name, cells in columns.items():
    print(name, "|", cells, "|", seen[name])
expected = {
    "month": ["0001-05-01", "0001-06-01"],
    "dead": [False, True],
    "dead at sea": [1.0, 2.0],
    "hurt": [None, 4.0],
    "price": ["0:01:30", "0:02:00"],
    "full price": ["1.5 million", "2 million"],
    "kick-off": ["0:03:30", "0:02:45"],
    "litres": [15.0, 25.0],
    "fine": [5.0, 6.0],
    "share": [5.0, 12.0],
}
assert seen == expected and [type(cell) for cell in seen["dead"]] == [bool, bool], seen
table = "town,dead,share,hurt\nOrr,1,5%,none\nLey,0,12%,4\n"
for options, lines in (
    ([], ["Ley,False,12,4", "Orr,True,5,"]),
    (["--no-inference"], ["Ley,0,12%,4", "Orr,1,5%,"]),
):
    done = subprocess.run(["venv/bin/csvsort", *options, "-c", "town"], input=table, capture_output=True, text=True, check=True)
    print("csvsort", *options, done.stdout.splitlines()[1:])
    assert done.stdout.splitlines()[1:] == lines, done.stdout
PYTHON
TZ=UTC venv/bin/python check.py
